package dev.loki.application.residency;

import dev.loki.application.policy.Safeguard;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.residency.Residency;
import java.util.List;

/** Holds every action against where data may go. Thread-safe. */
public record ResidencySafeguard(Residency residency) implements Safeguard {

    @Override
    public List<Violation> judge(EnforcementPoint point, JsonObject context) {
        return residency.judge(point, context);
    }

    @Override
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        return residency.explain(point, context);
    }
}
