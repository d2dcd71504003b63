package dev.loki.application.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import java.util.Map;

/** About how many characters a JSON value has, counted no further than a limit. For one use by one thread. */
final class ContextWeight {

    private static final int EACH = 4;

    private final long limit;
    private long sum;

    private ContextWeight(long limit) {
        this.limit = limit;
    }

    /** The weight, or more than the limit where it is larger or the value nested deeper than JSON is read. */
    static long of(JsonValue value, long limit) {
        ContextWeight weight = new ContextWeight(limit);
        weight.add(value, 0);
        return weight.sum;
    }

    private void add(JsonValue value, int depth) {
        sum += depth > JsonReader.MAX_DEPTH ? limit + 1 : EACH;
        if (sum > limit) {
            return;
        }
        if (value instanceof JsonString string) {
            sum += string.value().length();
        } else if (value instanceof JsonNumber number) {
            sum += number.literal().length();
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(element -> add(element, depth + 1));
        } else if (value instanceof JsonObject object) {
            for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
                sum += member.getKey().length();
                add(member.getValue(), depth + 1);
            }
        }
    }
}
