package dev.loki.adapter.jira.json;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What stands below an object at a path of names, where it is there and of the type that is asked for. */
public final class JsonPath {

    private JsonPath() {}

    public static Optional<String> text(JsonObject from, String... path) {
        return at(from, path) instanceof JsonString text ? Optional.of(text.value()) : Optional.empty();
    }

    public static Optional<JsonObject> object(JsonObject from, String... path) {
        return at(from, path) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** An integer of at most 2^53 - 1 in magnitude. */
    public static OptionalLong integer(JsonObject from, String... path) {
        return at(from, path) instanceof JsonNumber number && number.isSafeInteger()
                ? OptionalLong.of(number.longValueExact())
                : OptionalLong.empty();
    }

    /** Whether it is {@code true}. */
    public static boolean isTrue(JsonObject from, String... path) {
        return at(from, path) == JsonBoolean.TRUE;
    }

    /** The objects of an array; none where there is no array. */
    public static List<JsonObject> objects(JsonObject from, String... path) {
        return elements(from, JsonObject.class, path);
    }

    /** The strings of an array; none where there is no array. */
    public static List<String> texts(JsonObject from, String... path) {
        return elements(from, JsonString.class, path).stream()
                .map(JsonString::value)
                .toList();
    }

    private static <T extends JsonValue> List<T> elements(JsonObject from, Class<T> type, String... path) {
        return at(from, path) instanceof JsonArray array
                ? array.elements().stream()
                        .filter(type::isInstance)
                        .map(type::cast)
                        .toList()
                : List.of();
    }

    private static @Nullable JsonValue at(JsonObject from, String... path) {
        JsonValue value = from.get(path[0]);
        if (path.length == 1) {
            return value;
        }
        return value instanceof JsonObject object ? at(object, Arrays.copyOfRange(path, 1, path.length)) : null;
    }
}
