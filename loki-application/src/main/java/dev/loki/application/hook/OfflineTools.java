package dev.loki.application.hook;

import dev.loki.application.policy.Safeguard;
import dev.loki.domain.hook.NetworkTools;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.AgentAction;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.Origin;
import dev.loki.domain.policy.PolicyAction;
import dev.loki.domain.policy.ReasonCode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import dev.loki.domain.residency.Residency;
import java.util.List;

/**
 * What the air gap is to an agent's tools: those that speak with other machines by themselves are not used. What a shell
 * command or a server of tools reaches is not seen. Thread-safe.
 */
public record OfflineTools(Residency residency) implements Safeguard {

    @Override
    public List<Violation> judge(EnforcementPoint point, JsonObject context) {
        return concerns(point, context) && residency.isAirGapped() ? List.of(violation(context)) : List.of();
    }

    @Override
    public List<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        if (!concerns(point, context) || !residency.isAirGapped()) {
            return List.of();
        }
        return List.of(new TraceStep(
                Residency.NAME,
                Origin.BUILT_IN,
                Mode.ENFORCE,
                "the air gap is on: no tool may speak with other machines",
                violation(context)));
    }

    private static boolean concerns(EnforcementPoint point, JsonObject context) {
        return point == EnforcementPoint.PRE_EXECUTION && NetworkTools.isOne(tool(context), AgentAction.read(context));
    }

    private static String tool(JsonObject context) {
        return context.string("tool_name").orElse("");
    }

    private Violation violation(JsonObject context) {
        return new Violation(
                Residency.NAME,
                PolicyAction.DENY,
                ReasonCode.VIOLATED,
                "the air gap is on: " + tool(context) + " speaks with other machines");
    }
}
