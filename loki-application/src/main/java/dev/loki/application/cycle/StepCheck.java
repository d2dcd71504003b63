package dev.loki.application.cycle;

import dev.loki.application.policy.PolicyControl;
import dev.loki.application.run.RunApproval;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.domain.policy.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides whether a step may begin: its budget, the policies, and where they ask for it a person. */
public final class StepCheck {

    private static final int EXIT_DENIED = 1;
    private static final int EXIT_APPROVAL_REQUIRED = 2;
    private static final int EXIT_INTERRUPTED = 130;

    private final PolicyControl policies;
    private final StepApproval approval;
    private final CycleLimit limit;

    public StepCheck(PolicyControl policies, StepApproval approval, CycleLimit limit) {
        this.policies = policies;
        this.approval = approval;
        this.limit = limit;
    }

    /** Why the step to be taken may not begin; empty where it may. Only the gates that its iteration passed count. */
    Optional<StepEnding> refusal(CycleStep step, Cycle cycle, CycleSetting setting, OpenSpan within) {
        return limit.reached().or(() -> refusal(StepAction.of(step, cycle, setting, cycle.passedGates()), within));
    }

    /** Nobody is asked to agree to what is denied all the same. */
    private Optional<StepEnding> refusal(List<StepAction> actions, OpenSpan within) {
        List<RunApproval.Question> questions = new ArrayList<>();
        for (StepAction action : actions) {
            Decision decision = policies.check(
                    action.point(), action.context(), within.context().orElse(null));
            switch (decision.verdict()) {
                case DENY -> {
                    return Optional.of(new StepEnding(Result.DENIED, EXIT_DENIED, decision.reason()));
                }
                case REQUIRE_APPROVAL ->
                    questions.add(
                            new RunApproval.Question(action.point(), action.context(), decision, action.command()));
                case ALLOW -> {}
            }
        }
        return questions.isEmpty() ? Optional.empty() : refusal(approval.ask(questions));
    }

    private static Optional<StepEnding> refusal(RunApproval.Answer answer) {
        if (answer instanceof RunApproval.Go) {
            return Optional.empty();
        }
        if (answer instanceof RunApproval.Open open) {
            return Optional.of(new StepEnding(Result.APPROVAL_REQUIRED, EXIT_APPROVAL_REQUIRED, open.message()));
        }
        return Optional.of(
                answer instanceof RunApproval.No no
                        ? new StepEnding(Result.DENIED, EXIT_DENIED, no.message())
                        : new StepEnding(Result.INTERRUPTED, EXIT_INTERRUPTED, "told to end while it waited"));
    }
}
