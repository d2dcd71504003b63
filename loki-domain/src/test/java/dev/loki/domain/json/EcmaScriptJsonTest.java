package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Values are written byte for byte as JSON.stringify writes them. */
class EcmaScriptJsonTest {
    @Test
    void literalsAndEmptyContainersStandAsTheyAre() {
        JsonArray all = new JsonArray(List.of(
                JsonNull.NULL, JsonBoolean.TRUE, JsonBoolean.FALSE, JsonObject.EMPTY, new JsonArray(List.of())));

        assertThat(EcmaScriptJson.stringify(all)).isEqualTo("[null,true,false,{},[]]");
    }

    @Test
    void numbersAreWrittenByValueNotBySpelling() {
        JsonArray numbers = new JsonArray(
                List.of(JsonNumber.parse("1.0"), JsonNumber.parse("-0"), JsonNumber.parse("1E2"), JsonNumber.of(0.5)));

        assertThat(EcmaScriptJson.stringify(numbers)).isEqualTo("[1,0,100,0.5]");
    }

    @Test
    void numbersBeyondTheRangeOfDoublesAreNullOrZero() {
        JsonArray numbers = new JsonArray(
                List.of(JsonNumber.parse("1e400"), JsonNumber.parse("-1e400"), JsonNumber.parse("1e-400")));

        assertThat(EcmaScriptJson.stringify(numbers)).isEqualTo("[null,null,0]");
    }

    @Test
    void sevenCharactersHaveShortEscapes() {
        assertThat(write("\"\\\b\t\n\f\r")).isEqualTo("\"\\\"\\\\\\b\\t\\n\\f\\r\"");
    }

    @Test
    void otherControlsAreLowerCaseHexEscapes() {
        assertThat(write("\0\u000b\u001f")).isEqualTo("\"\\u0000\\u000b\\u001f\"");
    }

    @Test
    void everythingElseStandsForItself() {
        String text = "/ \u007f \u0080 \u2028 \u2029 \ufeff \uffff é 日本";

        assertThat(write(text)).isEqualTo('"' + text + '"');
    }

    @Test
    void pairsOfSurrogatesAreWrittenAsOneCharacter() {
        byte[] utf8 = EcmaScriptJson.stringifyToUtf8(new JsonString("\ud83d\ude00"));

        assertThat(utf8).isEqualTo("\"😀\"".getBytes(StandardCharsets.UTF_8)).hasSize(6);
    }

    @Test
    void loneSurrogatesAreLowerCaseHexEscapes() {
        assertThat(write("\ud800")).isEqualTo("\"\\ud800\"");
        assertThat(write("\udbff x")).isEqualTo("\"\\udbff x\"");
        assertThat(write("\ude00\ud83d")).isEqualTo("\"\\ude00\\ud83d\"");
        assertThat(write("\ud83d\ud83d\ude00")).isEqualTo("\"\\ud83d😀\"");
    }

    @Test
    void integerLikeNamesComeFirstInNumericOrder() {
        assertThat(writeNames("b", "10", "9", "a", "0", "4294967294"))
                .isEqualTo("{\"0\":1,\"9\":1,\"10\":1,\"4294967294\":1,\"b\":1,\"a\":1}");
    }

    @Test
    void namesThatOnlyLookLikeIntegersKeepTheirPlace() {
        String[] names = {"z", "01", "-1", "1.0", "1e1", "+1", "4294967295", "99999999999", "", " 1", "٣"};

        assertThat(writeNames(names))
                .startsWith("{\"z\":1,\"01\":1,\"-1\":1,\"1.0\":1")
                .endsWith(",\"٣\":1}");
    }

    @Test
    void theOrderOfNamesHoldsAtEveryDepth() {
        JsonObject inner = named("b", "1");
        JsonObject outer = JsonObject.builder()
                .put("x", new JsonArray(List.of(inner)))
                .put("0", inner)
                .build();

        assertThat(EcmaScriptJson.stringify(outer)).isEqualTo("{\"0\":{\"1\":1,\"b\":1},\"x\":[{\"1\":1,\"b\":1}]}");
    }

    @Test
    void namesAreEscapedLikeOtherStrings() {
        assertThat(writeNames("a\"\n\ud800")).isEqualTo("{\"a\\\"\\n\\ud800\":1}");
    }

    private static String write(String text) {
        return EcmaScriptJson.stringify(new JsonString(text));
    }

    private static String writeNames(String... names) {
        return EcmaScriptJson.stringify(named(names));
    }

    private static JsonObject named(String... names) {
        JsonObject.Builder object = JsonObject.builder();
        for (String name : names) {
            object.put(name, 1);
        }
        return object.build();
    }
}
