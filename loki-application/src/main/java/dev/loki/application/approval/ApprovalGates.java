package dev.loki.application.approval;

import dev.loki.domain.approval.GateTerms;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ApprovalGate;
import dev.loki.domain.policy.EnforcementPoint;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * At which gate a person is asked about an action: at that of its {@code phase}, else of the point where it was judged.
 *
 * @param gates by the policies in force; asked at each request
 */
record ApprovalGates(Supplier<List<ApprovalGate>> gates) {

    Optional<ApprovalGate> gate(EnforcementPoint point, JsonObject action) {
        String phase = phase(point, action);
        return gates.get().stream().filter(gate -> gate.phase().equals(phase)).findFirst();
    }

    /** What the gate asks for; where there is none, what is asked for without one. */
    GateTerms terms(EnforcementPoint point, JsonObject action) {
        return gate(point, action).map(GateTerms::of).orElseGet(() -> GateTerms.withoutGate(phase(point, action)));
    }

    private static String phase(EnforcementPoint point, JsonObject action) {
        return action.string("phase").filter(phase -> !phase.isBlank()).orElse(point.wireName());
    }
}
