package dev.loki.adapter.process.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {

    @ParameterizedTest
    @CsvSource({
        "4711 (java) S 4000 4711 4000 34816 4711 4194304, true",
        "4711 (java) S 4000 4711 4000 34816 4000 4194304, false",
        "4711 (java) S 4000 4711 4000 0 -1 4194304, false",
        "4711 (a) S 1 1 (b) S 4000 4711 4000 34816 4711 4194304, true",
        "4711 (java), false"
    })
    void onlyTheForegroundGroupOfATerminalGetsItsSignals(String stat, boolean expected) {
        assertThat(Terminal.isForeground(stat)).isEqualTo(expected);
    }
}
