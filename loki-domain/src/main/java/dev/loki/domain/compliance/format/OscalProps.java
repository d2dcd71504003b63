package dev.loki.domain.compliance.format;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/** Properties of Loki's own, as OSCAL wants them. */
final class OscalProps {

    private static final String NAMESPACE = "https://loki.dev/ns/oscal";

    private OscalProps() {}

    static JsonValue of(String name, String value) {
        return named(name, value).build();
    }

    static JsonValue of(String name, String value, String remarks) {
        return named(name, value).put("remarks", remarks).build();
    }

    static JsonArray array(List<? extends JsonValue> values) {
        return new JsonArray(List.copyOf(values));
    }

    private static JsonObject.Builder named(String name, String value) {
        return JsonObject.builder().put("name", name).put("ns", NAMESPACE).put("value", token(value));
    }

    /** A value of a property neither begins nor ends with a space, and is not empty. */
    private static String token(String text) {
        String visible = VisibleText.of(text).strip();
        return visible.isEmpty() ? "(empty)" : visible;
    }
}
