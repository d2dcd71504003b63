package dev.loki.application.cycle;

import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import java.util.Optional;

/** What a step needs besides the policies' leave: that a person agrees. */
@FunctionalInterface
public interface StepApproval {

    /** Nobody is asked: what needs an approval does not happen. */
    StepApproval NOBODY = (step, point, context, decision, within) ->
            decision.requiresApproval() ? Optional.of(decision.reason()) : Optional.empty();

    /**
     * Asked at each enforcement point of each step, once no policy denies it. May wait for a person.
     *
     * @param context what was judged
     * @param decision ALLOW or REQUIRE_APPROVAL
     * @param within the span that a wait happens in
     * @return why the step may not begin; empty where it may
     */
    Optional<String> missing(
            CycleStep step, EnforcementPoint point, JsonObject context, Decision decision, OpenSpan within);
}
