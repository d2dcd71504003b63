package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VerbatimJsonTest {

    @Test
    void numbersKeepTheirSpelling() {
        for (String literal : List.of("9007199254740993", "1.0", "1E+2", "-0", "1e999", "0.10")) {
            assertThat(VerbatimJson.stringify(JsonNumber.parse(literal))).isEqualTo(literal);
        }
    }

    @Test
    void membersKeepTheirOrderIntegerLikeNamesToo() {
        JsonObject object =
                JsonObject.builder().put("b", 1).put("2", 2).put("1", true).build();

        assertThat(VerbatimJson.stringify(object)).isEqualTo("{\"b\":1,\"2\":2,\"1\":true}");
    }

    @Test
    void charactersStandForThemselvesButControlsAndLoneSurrogates() {
        JsonValue text = new JsonString("\u0000\u001f\"\\/\u007f\u2028\uffff\ud83d\ude00\ud83d");

        assertThat(VerbatimJson.stringify(new JsonArray(List.of(text, JsonNull.NULL))))
                .isEqualTo("[\"\\u0000\\u001f\\\"\\\\/\u007f\u2028\uffff\ud83d\ude00\\ud83d\",null]");
    }

    @Test
    void depthCountsObjectsAndArraysWithinOneAnother() {
        JsonValue deep = new JsonArray(List.of(JsonObject.EMPTY.with("a", new JsonArray(List.of()))));

        assertThat(deep.isDeeperThan(3)).isFalse();
        assertThat(deep.isDeeperThan(2)).isTrue();
        assertThat(JsonNull.NULL.isDeeperThan(0)).isFalse();
    }

    @Test
    void depthIsLookedForNoDeeperThanAsked() {
        JsonValue deep = JsonNull.NULL;
        for (int i = 0; i < 1_000_000; i++) {
            deep = JsonObject.EMPTY.with("d", deep);
        }

        assertThat(deep.isDeeperThan(500)).isTrue();
    }
}
