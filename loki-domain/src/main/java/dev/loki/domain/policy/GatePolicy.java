package dev.loki.domain.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/**
 * A pre_deployment policy: gates that must have been passed.
 *
 * @param gates the names that {@code passed_gates} must hold
 */
record GatePolicy(String name, List<String> gates, PolicyAction action) implements Policy {

    private static final String FIELD = "passed_gates";

    @Override
    public void evaluate(JsonObject context, DecisionBuilder decision) {
        JsonValue passed = context.get(FIELD);
        if (passed == null) {
            decision.missing(name, FIELD);
        } else if (!(passed instanceof JsonArray array)) {
            decision.invalid(name, FIELD, "an array of gate names");
        } else if (!holdsAll(array.elements())) {
            List<String> missing = gates.stream()
                    .filter(gate -> !array.elements().contains(new JsonString(gate)))
                    .toList();
            decision.violated(name, action, "gates not passed: " + String.join(", ", missing));
        }
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
