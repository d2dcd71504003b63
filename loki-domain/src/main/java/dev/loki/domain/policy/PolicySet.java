package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * The policies of one file, compiled. Immutable and thread-safe; a reload makes a new one. An evaluation does no I/O and
 * takes no lock.
 */
public final class PolicySet {

    private final Policy[][] byPoint = new Policy[EnforcementPoint.values().length][];

    PolicySet(Map<EnforcementPoint, List<Policy>> policies) {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            byPoint[point.ordinal()] = policies.getOrDefault(point, List.of()).toArray(Policy[]::new);
        }
    }

    /** The strongest verdict of the point's policies on this context. */
    public Decision evaluate(EnforcementPoint point, JsonObject context) {
        DecisionBuilder decision = new DecisionBuilder();
        for (Policy policy : byPoint[point.ordinal()]) {
            policy.evaluate(context, decision);
        }
        return decision.build();
    }

    /** How many policies stand at a point. */
    public int count(EnforcementPoint point) {
        return byPoint[point.ordinal()].length;
    }
}
