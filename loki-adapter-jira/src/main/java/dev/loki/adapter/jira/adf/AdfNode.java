package dev.loki.adapter.jira.adf;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A node as it came, whatever it is: what is missing or of another type reads as empty.
 *
 * @param type empty where it names none
 */
record AdfNode(String type, JsonObject json) {

    private static final int MAX_MARKS = 32;

    AdfNode(JsonObject json) {
        this(json.string("type").orElse(""), json);
    }

    /** The nodes among the values; a bare string is a text node. */
    static List<AdfNode> all(@Nullable JsonValue value) {
        List<JsonValue> values =
                value instanceof JsonArray array ? array.elements() : value == null ? List.of() : List.of(value);
        List<AdfNode> nodes = new ArrayList<>();
        for (JsonValue each : values) {
            if (each instanceof JsonObject object) {
                nodes.add(new AdfNode(object));
            } else if (each instanceof JsonString string) {
                nodes.add(ofText(string.value()));
            }
        }
        return nodes;
    }

    static AdfNode ofText(String text) {
        return new AdfNode(
                JsonObject.builder().put("type", "text").put("text", text).build());
    }

    static AdfNode paragraph(String text) {
        return new AdfNode(JsonObject.builder()
                .put("type", "paragraph")
                .put("content", text)
                .build());
    }

    List<AdfNode> content() {
        return all(json.get("content"));
    }

    String text() {
        return json.string("text").orElse("");
    }

    /** An attribute that is a string or a number, else empty. */
    String attribute(String name) {
        JsonValue value = attributes().get(name);
        if (value instanceof JsonNumber number) {
            return number.literal();
        }
        return value instanceof JsonString string ? string.value() : "";
    }

    /** An attribute that is a number, within bounds, else the lower bound. */
    int number(String name, int least, int most) {
        JsonValue value = attributes().get(name);
        return value instanceof JsonNumber number ? (int) Math.max(least, Math.min(most, number.doubleValue())) : least;
    }

    JsonObject attributes() {
        return json.get("attrs") instanceof JsonObject attributes ? attributes : JsonObject.EMPTY;
    }

    /** The first {@value #MAX_MARKS} marks. */
    List<AdfNode> marks() {
        if (!(json.get("marks") instanceof JsonArray array)) {
            return List.of();
        }
        return array.elements().stream()
                .limit(MAX_MARKS)
                .filter(JsonObject.class::isInstance)
                .map(mark -> new AdfNode((JsonObject) mark))
                .toList();
    }

    Optional<AdfNode> mark(String type) {
        return marks().stream().filter(mark -> mark.type.equals(type)).findFirst();
    }

    boolean is(String other) {
        return type.equals(other);
    }
}
