package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;

/**
 * {@code active_agents <= N}. An action that names no number of agents is not concerned.
 *
 * @param limit the most agents at once, at least 0
 */
record AgentLimitRule(long limit) implements Rule {

    private static final String FIELD = "active_agents";

    @Override
    public void evaluate(JsonObject context, String policy, PolicyAction action, DecisionBuilder decision) {
        JsonValue agents = context.get(FIELD);
        if (agents == null) {
            return;
        }
        if (!(agents instanceof JsonNumber number) || !number.isSafeInteger() || number.doubleValue() < 0) {
            decision.invalid(policy, FIELD, "a whole number that is not negative");
        } else if (number.longValueExact() > limit) {
            decision.violated(
                    policy, action, number.longValueExact() + " active agents, at most " + limit + " allowed");
        }
    }
}
