package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;

/** One compiled policy. Immutable and thread-safe. */
sealed interface Policy permits RulePolicy, GatePolicy, ResourcePolicy, DataPolicy {

    /** The name the file gives it. */
    String name();

    /** Judges a context and tells the decision what it found; says nothing where the policy is satisfied. */
    void evaluate(JsonObject context, DecisionBuilder decision);
}
