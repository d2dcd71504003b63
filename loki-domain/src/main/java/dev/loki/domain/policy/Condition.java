package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a policy asks of a context, compiled. Immutable and thread-safe. */
public sealed interface Condition
        permits PathCondition,
                AllowedPathsCondition,
                ComparisonCondition,
                MatchCondition,
                MembershipCondition,
                CommandCondition,
                ProjectChangesCondition,
                GateCondition,
                ResourceCondition,
                DataCondition {

    /** How the context fails; null where it does not. Allocates nothing where it does not. */
    @Nullable
    Breach evaluate(JsonObject context);

    /** The condition in words, for an explanation. */
    String describe();

    /** The names of what it looks at in a context: one that holds none of them is not what it is about. */
    List<String> fields();
}
