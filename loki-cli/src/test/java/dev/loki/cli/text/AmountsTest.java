package dev.loki.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 ns",
        "999, 999 ns",
        "1000, 1.00 us",
        "12345, 12.3 us",
        "4500000, 4.50 ms",
        "999900000, 1000 ms",
        "1000000000, 1.00 s",
        "59900000000, 59.9 s",
        "60000000000, 1 min 00 s",
        "245000000000, 4 min 05 s",
        "3600000000000, 1 h 00 min",
        "9223372036854775807, 2562047 h 47 min"
    })
    void durationHasThreeDigits(long nanos, String text) {
        assertThat(Amounts.duration(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "999, 999", "1000, 1.00k", "12345, 12.3k", "1550000, 1.55M"})
    void countIsShort(long count, String text) {
        assertThat(Amounts.count(count)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.00012, $0.0001", "0.0923, $0.0923", "0.25, $0.25", "1234.567, $1234.57"})
    void moneyHasCents(double usd, String text) {
        assertThat(Amounts.usd(usd)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"abc, 3, abc", "abcd, 3, ab…", "日本語, 5, 日本…", "'', 3, ''", "éa, 3, éa"})
    void textIsCutByTheColumnsItTakes(String text, int most, String cut) {
        assertThat(TextWidth.cut(text, most, "…")).isEqualTo(cut);
    }
}
