package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code <number field> <= N} and its kin. {@code active_agents} is special: an action that names no number of agents is
 * not concerned, and a number of agents is whole and not negative.
 */
public record ComparisonCondition(String field, Comparison comparison, JsonNumber limit) implements Condition {

    private static final String AGENTS = "active_agents";

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue value = context.get(field);
        if (value == null) {
            return isNeeded(field) ? Breach.missing(field) : null;
        }
        if (!(value instanceof JsonNumber number) || !isJudged(field, number)) {
            return Breach.invalid(field, field.equals(AGENTS) ? "a whole number that is not negative" : "a number");
        }
        return comparison.holds(number.doubleValue(), limit.doubleValue())
                ? null
                : Breach.violated(field + " is " + number + ", and must be " + comparison.sign() + " " + limit);
    }

    /** Whether a context must have the field. */
    static boolean isNeeded(String field) {
        return !field.equals(AGENTS);
    }

    /** Whether a number is of the kind that the field must be. */
    static boolean isJudged(String field, JsonNumber number) {
        return field.equals(AGENTS)
                ? number.isSafeInteger() && number.doubleValue() >= 0
                : Double.isFinite(number.doubleValue());
    }

    @Override
    public String describe() {
        return field + " " + comparison.sign() + " " + limit;
    }

    @Override
    public List<String> fields() {
        return List.of(field);
    }
}
