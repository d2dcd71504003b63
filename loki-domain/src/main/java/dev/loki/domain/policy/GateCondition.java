package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gates that must have been passed before a deployment.
 *
 * @param gates the names that {@code passed_gates} must hold
 */
public record GateCondition(List<String> gates) implements Condition {

    private static final String FIELD = "passed_gates";

    @Override
    public @Nullable Breach evaluate(JsonObject context) {
        JsonValue passed = context.get(FIELD);
        if (passed == null) {
            return Breach.missing(FIELD);
        }
        if (!(passed instanceof JsonArray array)) {
            return Breach.invalid(FIELD, "an array of gate names");
        }
        return holdsAll(array.elements()) ? null : notPassed(array.elements());
    }

    @Override
    public String describe() {
        return FIELD + " must hold " + gates;
    }

    @Override
    public List<String> fields() {
        return List.of(FIELD);
    }

    private Breach notPassed(List<JsonValue> passed) {
        List<String> missing =
                gates.stream().filter(gate -> !holds(passed, gate)).toList();
        return Breach.violated("gates not passed: " + String.join(", ", missing));
    }

    private boolean holdsAll(List<JsonValue> passed) {
        for (int i = 0; i < gates.size(); i++) {
            if (!holds(passed, gates.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(List<JsonValue> passed, String gate) {
        for (int i = 0; i < passed.size(); i++) {
            if (passed.get(i) instanceof JsonString string && string.value().equals(gate)) {
                return true;
            }
        }
        return false;
    }
}
