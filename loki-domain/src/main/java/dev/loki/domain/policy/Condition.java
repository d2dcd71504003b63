package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** What a policy asks of a context, compiled. Immutable and thread-safe. */
sealed interface Condition
        permits PathCondition,
                ComparisonCondition,
                MatchCondition,
                MembershipCondition,
                CommandCondition,
                GateCondition,
                ResourceCondition,
                DataCondition {

    /** How the context fails; null where it does not. Allocates nothing where it does not. */
    @Nullable
    Breach evaluate(JsonObject context);

    /** The condition in words, for an explanation. */
    String describe();
}
