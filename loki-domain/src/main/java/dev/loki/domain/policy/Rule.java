package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;

/** The condition of a pre_execution policy, compiled from a sentence. Immutable and thread-safe. */
sealed interface Rule permits PathRule, AgentLimitRule {

    /** Judges a context for a policy; see {@link Policy#evaluate}. */
    void evaluate(JsonObject context, String policy, PolicyAction action, DecisionBuilder decision);
}
