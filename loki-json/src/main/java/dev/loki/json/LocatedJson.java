package dev.loki.json;

import dev.loki.domain.json.JsonValue;
import java.util.Map;

/**
 * A JSON text and where its values stand.
 *
 * @param root what it says
 * @param lines the line, from 1, of each value by its JSON Pointer, within the bounds of {@link ValueLines}
 */
public record LocatedJson(JsonValue root, Map<String, Integer> lines) {

    public LocatedJson {
        lines = Map.copyOf(lines);
    }
}
