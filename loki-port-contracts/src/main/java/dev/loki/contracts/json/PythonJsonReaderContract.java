package dev.loki.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.json.PythonJson;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.json.PythonJsonReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PythonJsonReader} does. */
public abstract class PythonJsonReaderContract {

    protected abstract PythonJsonReader open();

    @Test
    void whatPythonWritesIsReadAndWrittenAgainAlike() throws JsonSyntaxException {
        for (String text : List.of(
                "{\"a\": [1, -2.5, true, false, null, \"x\", {}, []], \"\": \"\"}",
                "{\"n\": [NaN, Infinity, -Infinity, 1e+16, 123456789012345678901234567890]}",
                "\"\\ud800\\u007f\\u00e9\"")) {
            assertThat(PythonJson.dumps(open().readPython(utf8(text)))).isEqualTo(text);
        }
    }

    @Test
    void ofARepeatedNameTheLastValueCounts() throws JsonSyntaxException {
        assertThat(PythonJson.dumps(open().readPython(utf8("{\"a\":1,\"a\":2}"))))
                .isEqualTo("{\"a\": 2}");
    }

    @Test
    void anIntegerHasAtMost4300Digits() throws JsonSyntaxException {
        open().readPython(utf8("-" + "1".repeat(4300)));
        assertRefused("1".repeat(4301));
        open().readPython(utf8("1".repeat(4301) + ".0"));
    }

    @Test
    void whatPythonRefusesIsRefused() {
        for (String text : List.of(
                "",
                "nan",
                "INF",
                "-INF",
                "+INF",
                "+Infinity",
                "-NaN",
                "inf",
                "01",
                "+1",
                ".5",
                "[1,]",
                "'a'",
                "{} x",
                "\uFEFF1",
                "\"a\nb\"",
                "[".repeat(JsonReader.MAX_DEPTH + 1) + "]".repeat(JsonReader.MAX_DEPTH + 1))) {
            assertRefused(text);
        }
        assertThatThrownBy(() -> open().readPython(HexFormat.of().parseHex("22ff22")))
                .isInstanceOf(JsonSyntaxException.class);
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> open().readPython(utf8(text)))
                .as(text.length() < 40 ? text : "a long text")
                .isInstanceOf(JsonSyntaxException.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
