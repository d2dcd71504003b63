package dev.loki.adapter.process.proc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessStatTest {

    private static final String REST = " 4194304 1 2 3 4 5 6 7 8 20 0 30 0 81726 1000 20";

    @ParameterizedTest
    @CsvSource({
        "4711 (java) S 4000 4711 4000 34816 4711, true",
        "4711 (java) S 4000 4711 4000 34816 4000, false",
        "4711 (java) S 4000 4711 4000 0 -1, false",
        "4711 (a) S 1 1 (b) S 4000 4711 4000 34816 4711, true"
    })
    void onlyTheForegroundGroupOfATerminalGetsItsSignals(String stat, boolean expected) {
        assertThat(ProcessStat.parse(stat + REST))
                .hasValueSatisfying(told -> assertThat(told.isForeground()).isEqualTo(expected));
    }

    @Test
    void everyFieldIsTheRightOne() {
        assertThat(ProcessStat.parse("4711 (java) Z 4000 4712 4713 34816 4714" + REST))
                .contains(new ProcessStat('Z', 4712, 4713, 34816, 4714, 81726));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "4711 (java)", "4711 (java) S 4000 4711 4000 34816 4711 4194304", "1 (a) SS 1 1 1 0 -1"})
    void aLineThatIsNoneTellsNothing(String line) {
        assertThat(ProcessStat.parse(line)).isEmpty();
    }
}
