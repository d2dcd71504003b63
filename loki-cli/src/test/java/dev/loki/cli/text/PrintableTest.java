package dev.loki.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "plain text", "é ü 日本", "😀", "back\\slash \"quoted\""})
    void textThatCanBeSeenIsLeftAsItIs(String text) {
        assertThat(Printable.line(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, \\u0000",
        "7, \\u0007",
        "a, \\u000a",
        "d, \\u000d",
        "1b, \\u001b",
        "7f, \\u007f",
        "9b, \\u009b",
        "200b, \\u200b",
        "2028, \\u2028",
        "2029, \\u2029",
        "202e, \\u202e",
        "2066, \\u2066",
        "d800, \\ud800",
        "e0041, \\u{e0041}"
    })
    void whatATerminalMightObeyIsEscaped(String codePoint, String escape) {
        String character = Character.toString(Integer.parseInt(codePoint, 16));
        assertThat(Printable.line("a" + character + "b")).isEqualTo("a" + escape + "b");
    }

    @Test
    void escapeSequenceIsShownInOneLine() {
        assertThat(Printable.line("\u001b[31mred\r\nnext")).isEqualTo("\\u001b[31mred\\u000d\\u000anext");
    }
}
