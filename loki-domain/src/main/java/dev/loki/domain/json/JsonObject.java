package dev.loki.domain.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose members keep their order. Where a text repeats a name, the last value stands at the place of the
 * first, as {@code JSON.parse} leaves it.
 */
public final class JsonObject implements JsonValue {

    /** The object without members. */
    public static final JsonObject EMPTY = new JsonObject(Map.of());

    private final Map<String, JsonValue> members;

    private JsonObject(Map<String, JsonValue> members) {
        this.members = members;
    }

    /** An object with a copy of these members, in the map's order. */
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        return new JsonObject(Collections.unmodifiableMap(new LinkedHashMap<>(members)));
    }

    public static Builder builder() {
        return new Builder();
    }

    /** The members in order, unmodifiable. */
    public Map<String, JsonValue> members() {
        return members;
    }

    /** The member's value, or Java's null where there is none; a JSON null is {@link JsonNull#NULL}. */
    public @Nullable JsonValue get(String name) {
        return members.get(name);
    }

    /** The member's text where it is a string. */
    public Optional<String> string(String name) {
        return get(name) instanceof JsonString string ? Optional.of(string.value()) : Optional.empty();
    }

    /** A copy in which the member has this value: at its old place, or last. */
    public JsonObject with(String name, JsonValue value) {
        Map<String, JsonValue> copy = new LinkedHashMap<>(members);
        copy.put(name, value);
        return new JsonObject(Collections.unmodifiableMap(copy));
    }

    @Override
    public String typeName() {
        return "object";
    }

    @Override
    public boolean isDeeperThan(int levels) {
        return levels < 1 || members.values().stream().anyMatch(value -> value.isDeeperThan(levels - 1));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject that && members.equals(that.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return EcmaScriptJson.stringify(this);
    }

    /** Collects members in order. Not thread-safe. */
    public static final class Builder {

        private final Map<String, JsonValue> members = new LinkedHashMap<>();

        private Builder() {}

        public Builder put(String name, JsonValue value) {
            members.put(name, value);
            return this;
        }

        /** A string member; null becomes JSON's null. */
        public Builder put(String name, @Nullable String value) {
            return put(name, value == null ? JsonNull.NULL : new JsonString(value));
        }

        public Builder put(String name, long value) {
            return put(name, JsonNumber.of(value));
        }

        public Builder put(String name, boolean value) {
            return put(name, JsonBoolean.of(value));
        }

        public JsonObject build() {
            return JsonObject.of(members);
        }
    }
}
