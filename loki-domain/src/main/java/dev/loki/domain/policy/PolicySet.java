package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The policies of one file, compiled. Immutable and thread-safe; a reload makes a new one. An evaluation does no I/O and
 * takes no lock.
 */
public final class PolicySet {

    private final Map<EnforcementPoint, Policy[]> byPoint = new EnumMap<>(EnforcementPoint.class);

    PolicySet(Map<EnforcementPoint, List<Policy>> policies) {
        for (EnforcementPoint point : EnforcementPoint.values()) {
            byPoint.put(point, policies.getOrDefault(point, List.of()).toArray(Policy[]::new));
        }
    }

    /** The strongest verdict of the point's policies on this context. */
    public Decision evaluate(EnforcementPoint point, JsonObject context) {
        DecisionBuilder decision = new DecisionBuilder();
        for (Policy policy : at(point)) {
            policy.evaluate(context, decision);
        }
        return decision.build();
    }

    /** How many policies stand at a point. */
    public int count(EnforcementPoint point) {
        return at(point).length;
    }

    private Policy[] at(EnforcementPoint point) {
        return Objects.requireNonNull(byPoint.get(point));
    }
}
