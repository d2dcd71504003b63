package dev.loki.application.policy;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.PathSpelling;
import dev.loki.domain.policy.RealPaths;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the spellings of one action, each as it is given and with links followed. For one use by one thread. */
final class LinkedSpelling {

    private final ActivePolicies policies;
    private final RealPaths realPaths;

    /** The first context in which a link led elsewhere. */
    private @Nullable JsonObject elsewhere;

    private boolean untold;

    LinkedSpelling(ActivePolicies policies, RealPaths realPaths) {
        this.policies = policies;
        this.realPaths = realPaths;
    }

    Decision judge(JsonObject context) {
        Decision decision = policies.evaluate(EnforcementPoint.PRE_EXECUTION, context);
        Optional<JsonObject> real = PathSpelling.real(context, realPaths);
        if (real.isEmpty()) {
            untold = true;
            return decision.and(PathGuard.UNTOLD);
        }
        if (real.get().equals(context)) {
            return decision;
        }
        elsewhere = elsewhere == null ? real.get() : elsewhere;
        return decision.and(policies.evaluate(EnforcementPoint.PRE_EXECUTION, real.get()));
    }

    /** The context with links followed, the same where there are none; null where it could not be told. */
    @Nullable
    JsonObject followed(JsonObject context) {
        if (untold) {
            return null;
        }
        return elsewhere == null ? context : elsewhere;
    }
}
