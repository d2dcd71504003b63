package dev.loki.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.testing.Nightly;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is read without Jackson is what Jackson reads; whatever Jackson refuses is left to it. */
class PlainJsonTest {

    private static final String[] PIECES = {
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\\",
        "\"a\"",
        "\"b\":",
        "\"\\u00e9\\n\"",
        "\\ud800",
        "\\u12",
        "true",
        "false",
        "null",
        "nul",
        "0",
        "-",
        "-1",
        "01",
        "1.5e+3",
        ".5",
        "1e999",
        " ",
        "\n",
        "\r",
        "\r\n",
        "\t",
        "\u0000",
        "\u0001",
        "\u00e9",
        "\ud83d\ude00",
        "\ufeff",
        "/*x*/",
        "'a'",
        "NaN",
        "[1,2]",
        "{\"k\":{}}"
    };

    private final Random random = new Random(8259);

    @Test
    void agreesWithJacksonOnWhateverItReads() {
        int read = 0;
        for (int round = 0; round < Nightly.count(30_000, 3_000_000); round++) {
            String text = round % 2 == 0 ? pieces(1 + random.nextInt(9)) : damaged(document(4));
            read += isReadAlike(text) ? 1 : 0;
        }
        assertThat(read).isGreaterThan(1_000);
    }

    @Test
    void usualTextsNeedNoJackson() {
        for (int round = 0; round < Nightly.count(2_000, 200_000); round++) {
            assertThat(isReadAlike(document(4))).isTrue();
        }
    }

    @Test
    void whatIsLongDeepOrBeyondTheEndIsLeftToJackson() {
        assertThat(PlainJson.read("{}\u0000".toCharArray(), null)).isNull();
        assertThat(PlainJson.read(("[".repeat(51) + "]".repeat(51)).toCharArray(), null))
                .isNull();
        assertThat(PlainJson.read(" ".repeat(PlainJson.MAX_LENGTH).concat("1").toCharArray(), null))
                .isNull();
        assertThat(PlainJson.read("1".repeat(31).toCharArray(), null)).isNull();
        assertThat(PlainJson.read(new char[0], null)).isNull();
    }

    private static boolean isReadAlike(String text) {
        ValueLines lines = new ValueLines();
        JsonValue plain = PlainJson.read(text.toCharArray(), lines);
        if (plain == null) {
            return false;
        }
        try {
            ValueLines expected = new ValueLines();
            JsonValue byJackson = JacksonText.read(text.toCharArray(), Dialect.STRICT, expected);
            assertThat(plain).as(text).isEqualTo(byJackson).hasToString(byJackson.toString());
            assertThat(lines.asMap()).as(text).isEqualTo(expected.asMap());
            return true;
        } catch (JsonSyntaxException e) {
            throw new AssertionError("read, and refused by Jackson: " + text, e);
        }
    }

    private String pieces(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private String damaged(String document) {
        int at = random.nextInt(document.length());
        String piece = PIECES[random.nextInt(PIECES.length)];
        return document.substring(0, at)
                + piece
                + document.substring(Math.min(document.length(), at + random.nextInt(3)));
    }

    private String document(int levels) {
        String space = " \n\t\r\n".substring(0, random.nextInt(6));
        return switch (random.nextInt(levels == 0 ? 4 : 6)) {
            case 0 -> space + random.nextInt() + space;
            case 1 -> random.nextBoolean() ? "\"\"" : "\"a\\\\b\\\"\\/\\b\\f\\n\\r\\t\\u0041\u00e9\ud83d\ude00\"";
            case 2 -> space + random.nextDouble();
            case 3 -> random.nextBoolean() ? "true" : "null";
            case 4 -> "[" + document(levels - 1) + "," + document(levels - 1) + "]";
            default ->
                "{\"a\":" + document(levels - 1) + space + ",\"\\u00e9\\\"\"" + space + ":" + document(levels - 1)
                        + "}";
        };
    }
}
