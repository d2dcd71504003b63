package dev.loki.domain.compliance.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uFF1D1+1"})
    void noCellIsAFormula(String hostile) {
        String row = Csv.row(List.of(hostile, "x"));
        assertThat(row).startsWith("'").endsWith(",x\r\n");
    }

    @Test
    void quotesSeparatorsAndLinesStayWithinTheirCell() {
        assertThat(Csv.row(List.of("a,b", "say \"no\"", "two\nlines", "a;b", "", "\u0000\u202E")))
                .isEqualTo("\"a,b\",\"say \"\"no\"\"\",two\\u000alines,\"a;b\",,\\u0000\\u202e\r\n");
        assertThat(Csv.row(List.of("=cmd|' /C calc'!A0,\"x\""))).isEqualTo("\"'=cmd|' /C calc'!A0,\"\"x\"\"\"\r\n");
    }

    @Test
    void aLongTextIsKeptWhole() {
        String text = "x".repeat(1 << 20);
        assertThat(Csv.row(List.of(text))).isEqualTo(text + "\r\n");
    }
}
