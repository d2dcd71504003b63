package dev.loki.contracts.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonString;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link JsonReader} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class JsonReaderContract {

    private JsonReader reader;

    protected abstract JsonReader open();

    @BeforeEach
    void openReader() {
        reader = open();
    }

    @Test
    void everyKindOfValueIsRead() throws JsonSyntaxException {
        String text = "{\"a\":[1,-2.5,true,false,null,\"x\",{},[]],\"\":\"\"}";

        assertThat(EcmaScriptJson.stringify(reader.readStrict(utf8(" \t\r\n" + text + "\n"))))
                .isEqualTo(text);
        assertThat(EcmaScriptJson.stringify(reader.readTolerant(utf8(text)))).isEqualTo(text);
    }

    @Test
    void numbersKeepTheirSpelling() throws JsonSyntaxException {
        for (String literal : List.of("1.0E+2", "-0", "123456789012345678901234567890", "1e400", "0.10")) {
            assertThat(((JsonNumber) reader.readStrict(utf8(literal))).literal())
                    .isEqualTo(literal);
        }
    }

    @Test
    void escapesAreResolvedAndLoneSurrogatesKept() throws JsonSyntaxException {
        assertThat(reader.readStrict(utf8("\"\\u00e9\\n\\/\\ud83d\\ude00\\ud800x\"")))
                .isEqualTo(new JsonString("é\n/\uD83D\uDE00\uD800x"));
    }

    /** RFC 8259, section 8.2: a name is a string, and may hold any escape. */
    @Test
    void loneSurrogatesAreKeptInNamesToo() throws JsonSyntaxException {
        for (String name : List.of(
                "\\ud800",
                "\\udc00",
                "a\\uDFFFb",
                "\\ud800\\ud800",
                "\\udc00\\ud800",
                "\\ud800\uD83D\uDE00",
                "\\\\ud800",
                "\\\\\\ud800",
                "\\ud83d\\ude00")) {
            String value = "\"" + name + "\"";
            String text = "{" + value + ":{" + value + ":" + value + "}}";
            String again = EcmaScriptJson.stringify(reader.readStrict(utf8(value)));

            assertThat(EcmaScriptJson.stringify(reader.readStrict(utf8(text))))
                    .as(text)
                    .isEqualTo(EcmaScriptJson.stringify(reader.readTolerant(utf8(text))))
                    .isEqualTo("{" + again + ":{" + again + ":" + again + "}}");
        }
        assertThat(EcmaScriptJson.stringify(reader.readStrict(utf8("{\"\\uD800\":1}"))))
                .isEqualTo("{\"\\ud800\":1}");
        assertRefused("{\"\\ud80\":1}");
        assertRefused("\\ud800");
    }

    @Test
    void whatIsNoJsonIsRefusedByBoth() {
        List<String> texts = List.of(
                "",
                " \n",
                "{",
                "[1",
                "\"a",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "'a'",
                "01",
                "1.",
                "+1",
                ".5",
                "NaN",
                "Infinity",
                "nul",
                "[1 2]",
                "{} x",
                "1 2",
                "// c\n1",
                "\"a\nb\"",
                "\"\\x\"",
                "[1}",
                "\uFEFF[]",
                "\"\\ud8\"",
                "-");
        for (String text : texts) {
            assertRefused(text);
        }
    }

    @Test
    void nestingIsReadToItsBoundAndNoFurther() throws JsonSyntaxException {
        int depth = JsonReader.MAX_DEPTH;
        reader.readStrict(utf8("[".repeat(depth) + "]".repeat(depth)));
        reader.readTolerant(utf8("{\"a\":".repeat(depth) + "1" + "}".repeat(depth)));

        assertRefused("[".repeat(depth + 1) + "]".repeat(depth + 1));
        assertRefused("{\"a\":".repeat(depth + 1) + "1" + "}".repeat(depth + 1));
        assertRefused("[".repeat(1_000_000));
    }

    @Test
    void aRepeatedNameIsRefusedOrTheLastOneCountsAtTheFirstPlace() throws JsonSyntaxException {
        byte[] text = utf8("{\"a\":1,\"b\":2,\"a\":3}");

        assertThatThrownBy(() -> reader.readStrict(text)).isInstanceOf(JsonSyntaxException.class);
        assertThat(EcmaScriptJson.stringify(reader.readTolerant(text))).isEqualTo("{\"a\":3,\"b\":2}");
    }

    /** The counts are those of the WHATWG Encoding Standard. */
    @Test
    void whatIsNoUtf8IsRefusedOrReplaced() throws JsonSyntaxException {
        assertReplaced("ff", 1);
        assertReplaced("c080", 2);
        assertReplaced("e282", 1);
        assertReplaced("eda080", 3);
        assertReplaced("f4908080", 4);
    }

    @Test
    void anErrorSaysWhereAndQuotesNothing() {
        String secret = "hunter2";
        for (String text :
                List.of("{\n  \"a\": hunter2}", "{\"x\":1,\n  \"hunter2\":1,\"hunter2\":2}", "[1,\n2] \"hunter2\"")) {
            JsonSyntaxException error = refusal(text);
            assertThat(error.line()).isEqualTo(2);
            assertThat(error.describe()).doesNotContain(secret);
            assertThat(error.getCause()).isNull();
        }
        assertThat(refusal("{\n  \"a\": hunter2}").column()).isEqualTo(8);
    }

    private JsonSyntaxException refusal(String text) {
        return catchThrowableOfType(JsonSyntaxException.class, () -> reader.readStrict(utf8(text)));
    }

    private void assertRefused(String text) {
        assertThatThrownBy(() -> reader.readStrict(utf8(text)))
                .as(text.length() < 40 ? text : "a long text")
                .isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> reader.readTolerant(utf8(text))).isInstanceOf(JsonSyntaxException.class);
    }

    private void assertReplaced(String hex, int replacements) throws JsonSyntaxException {
        byte[] text = HexFormat.of().parseHex("22" + hex + "22");
        assertThatThrownBy(() -> reader.readStrict(text)).isInstanceOf(JsonSyntaxException.class);
        assertThat(reader.readTolerant(text)).isEqualTo(new JsonString("\uFFFD".repeat(replacements)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
