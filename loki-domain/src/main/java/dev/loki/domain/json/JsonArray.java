package dev.loki.domain.json;

import java.util.Collection;
import java.util.List;

/**
 * A JSON array.
 *
 * @param elements its values in order, unmodifiable
 */
public record JsonArray(List<JsonValue> elements) implements JsonValue {

    public JsonArray {
        elements = List.copyOf(elements);
    }

    /** An array of strings, in the collection's order. */
    public static JsonArray ofStrings(Collection<String> strings) {
        return new JsonArray(strings.stream().<JsonValue>map(JsonString::new).toList());
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public boolean isDeeperThan(int levels) {
        return levels < 1 || elements.stream().anyMatch(value -> value.isDeeperThan(levels - 1));
    }

    @Override
    public String toString() {
        return EcmaScriptJson.stringify(this);
    }
}
