package dev.loki.domain.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects keep the order of their members, and never change. */
class JsonObjectTest {
    @Test
    void membersKeepTheOrderInWhichTheyCame() {
        JsonObject object =
                JsonObject.builder().put("z", 1).put("a", 2).put("m", true).build();

        assertThat(object.members().keySet()).containsExactly("z", "a", "m");
    }

    @Test
    void aRepeatedNameHasItsLastValueAtItsFirstPlace() {
        JsonObject object =
                JsonObject.builder().put("a", 1).put("b", 2).put("a", 3).build();

        assertThat(object).hasToString("{\"a\":3,\"b\":2}");
    }

    @Test
    void aMemberIsReplacedAtItsPlaceOrAddedLast() {
        JsonObject object = JsonObject.builder().put("a", 1).put("b", 2).build();

        assertThat(object.with("a", JsonNull.NULL)).hasToString("{\"a\":null,\"b\":2}");
        assertThat(object.with("c", JsonNull.NULL)).hasToString("{\"a\":1,\"b\":2,\"c\":null}");
        assertThat(object).hasToString("{\"a\":1,\"b\":2}");
    }

    @Test
    void laterChangesToTheSourceDoNotReachTheObject() {
        Map<String, JsonValue> source = new LinkedHashMap<>(Map.of("a", JsonNull.NULL));
        JsonObject object = JsonObject.of(source);
        source.clear();

        assertThat(object).hasToString("{\"a\":null}");
        assertThatThrownBy(() -> object.members().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aMissingMemberIsNotTheSameAsNull() {
        JsonObject object = JsonObject.builder().put("a", (String) null).build();

        assertThat(object.get("a")).isEqualTo(JsonNull.NULL);
        assertThat(object.get("b")).isNull();
    }

    @Test
    void onlyStringsAreHandedOutAsText() {
        JsonObject object = JsonObject.builder().put("a", "x").put("b", 1).build();

        assertThat(object.string("a")).contains("x");
        assertThat(object.string("b")).isEmpty();
        assertThat(object.string("c")).isEmpty();
    }

    @Test
    void objectsWithTheSameMembersAreEqualInWhateverOrder() {
        JsonObject one = JsonObject.builder().put("a", 1).put("b", 2).build();
        JsonObject other = JsonObject.builder().put("b", 2).put("a", 1).build();

        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).isNotEqualTo(JsonObject.EMPTY);
    }
}
