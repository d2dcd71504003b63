package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;

/** A pre_execution policy: a rule that must hold. */
record RulePolicy(String name, Rule rule, PolicyAction action) implements Policy {

    @Override
    public void evaluate(JsonObject context, DecisionBuilder decision) {
        rule.evaluate(context, name, action, decision);
    }
}
