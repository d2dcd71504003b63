package dev.loki.adapter.linear.tracker;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of an object in Linear's answer. What must be there by Linear's schema and is not is an error. Immutable. */
final class Fields {

    private final JsonObject object;
    private final String path;

    /** @param path where it stands in the answer, for messages */
    Fields(JsonObject object, String path) {
        this.object = object;
        this.path = path;
    }

    String text(String name) {
        return object.string(name).orElseThrow(() -> wrong(name, "a text"));
    }

    /** The text, or an empty one where there is none. */
    String textOrEmpty(String name) {
        return object.string(name).orElse("");
    }

    /** The number, or another where there is none. */
    double numberOr(String name, double otherwise) {
        return object.get(name) instanceof JsonNumber number ? number.doubleValue() : otherwise;
    }

    boolean flag(String name) {
        if (object.get(name) instanceof JsonBoolean flag) {
            return flag == JsonBoolean.TRUE;
        }
        throw wrong(name, "true or false");
    }

    Fields fields(String name) {
        return maybe(name).orElseThrow(() -> wrong(name, "an object"));
    }

    /** The object; empty where it is null. */
    Optional<Fields> maybe(String name) {
        @Nullable JsonValue value = object.get(name);
        if (value == null || value == JsonNull.NULL) {
            return Optional.empty();
        }
        return Optional.of(of(value, name));
    }

    List<Fields> list(String name) {
        if (object.get(name) instanceof JsonArray array) {
            return array.elements().stream().map(value -> of(value, name)).toList();
        }
        throw wrong(name, "a list");
    }

    private Fields of(JsonValue value, String name) {
        if (value instanceof JsonObject fields) {
            return new Fields(fields, path + "." + name);
        }
        throw wrong(name, "an object");
    }

    private TrackerException wrong(String name, String expected) {
        return new TrackerException(
                Trouble.PASSING,
                "Linear's answer is not what its schema says: " + path + "." + name + " is not " + expected);
    }
}
