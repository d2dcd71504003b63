package dev.loki.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.json.JsonReaderContract;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonJsonReaderTest extends JsonReaderContract {

    private final JacksonJsonReader reader = new JacksonJsonReader();

    @Override
    protected JsonReader open() {
        return new JacksonJsonReader();
    }

    @Test
    void eachValueHasItsLine() throws JsonSyntaxException {
        LocatedJson located = reader.readLocated(utf8("\n{\"a\": [\n 1,\n 2],\n\"b/c\":\n {}}"));

        assertThat(located.lines()).isEqualTo(Map.of("", 2, "/a", 2, "/a/0", 3, "/a/1", 4, "/b~1c", 6));
    }

    @Test
    void aLongNameDoesNotMultiplyTheMemoryForLines() throws JsonSyntaxException {
        String text = "{\"" + "k".repeat(500_000) + "\":[" + "1,".repeat(250_000) + "1]}";

        assertThat(reader.readLocated(utf8(text)).lines()).isEqualTo(Map.of("", 1));
    }

    @Test
    void manyValuesHaveLinesUpToABound() throws JsonSyntaxException {
        String text = "[" + "1,".repeat(200_000) + "1]";

        LocatedJson located = reader.readLocated(utf8(text));
        assertThat(located.lines()).hasSize(50_000);
        assertThat(((JsonArray) located.root()).elements()).hasSize(200_001);
    }

    @Test
    void halfASurrogatePairIsReadInNamesAndTextsAlike() throws JsonSyntaxException {
        String text = "{\"\\uD800\":\"\\udc00x\",\"a\\ud83d\\ude00\":\"\\\\ud800\",\"\\ud800\\ud83d\\ude00\":1}";
        JsonValue read = reader.readStrict(utf8(text));
        assertThat(read)
                .isEqualTo(JsonObject.builder()
                        .put("\ud800", "\udc00x")
                        .put("a\ud83d\ude00", "\\ud800")
                        .put("\ud800\ud83d\ude00", 1)
                        .build());
        assertThat(reader.readTolerant(utf8(read.toString()))).isEqualTo(read);
        assertThatThrownBy(() -> reader.readStrict(utf8("{\"\\ud80\":1}"))).hasMessageContaining("not JSON here");
    }

    @Test
    void emptyTextAndByteOrderMarkAreNamed() {
        assertThatThrownBy(() -> reader.readStrict(new byte[0])).hasMessageContaining("empty");
        assertThatThrownBy(() -> reader.readStrict(utf8("\uFEFF{}"))).hasMessageContaining("byte order mark");
    }

    @Test
    void whatTheParserExpectedIsSaid() {
        assertThatThrownBy(() -> reader.readStrict(utf8("{\"a\" 1}"))).hasMessageContaining("expected a colon");
        assertThatThrownBy(() -> reader.readStrict(utf8("{\"a\": [1"))).hasMessageContaining("ends in the middle");
        assertThatThrownBy(() -> reader.readStrict(utf8("[\n1] x"))).hasMessageStartingWith("not JSON here");
    }

    @Test
    void longNumbersAndStringsAreBounded() throws JsonSyntaxException {
        reader.readTolerant(utf8("1".repeat(JacksonJsonReader.MAX_NUMBER_LENGTH)));
        assertThatThrownBy(() -> reader.readTolerant(utf8("1".repeat(JacksonJsonReader.MAX_NUMBER_LENGTH + 1))))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageContaining("longer than is read");
        String tooLong = "x".repeat(JacksonJsonReader.MAX_STRING_LENGTH + 1);
        assertThatThrownBy(() -> reader.readTolerant(utf8("\"" + tooLong + "\"")))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageContaining("longer than is read");
    }

    @Test
    void badUtf8IsLocated() {
        assertThatThrownBy(() -> reader.readStrict(new byte[] {'[', '\n', '"', (byte) 0xFF, '"', ']'}))
                .isInstanceOfSatisfying(JsonSyntaxException.class, e -> {
                    assertThat(e.line()).isEqualTo(2);
                    assertThat(e.column()).isEqualTo(2);
                });
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
