package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <field> must [not] be one of [a, b]}.
 *
 * @param negated whether the field must not be one of them
 */
public record MembershipCondition(String field, boolean negated, List<String> members) implements Condition {

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return Breach.missing(field);
        }
        if (!(value instanceof JsonString) && !(value instanceof JsonNumber)) {
            return Breach.invalid(field, "a text or a number");
        }
        String text = value instanceof JsonString string ? string.value() : value.toString();
        if (members.contains(text) != negated) {
            return null;
        }
        return Breach.violated(field + (negated ? " is one of " : " is not one of ") + String.join(", ", members));
    }

    @Override
    public String describe() {
        return field + (negated ? " must not be one of " : " must be one of ") + members;
    }

    @Override
    public List<String> fields() {
        return List.of(field);
    }
}
