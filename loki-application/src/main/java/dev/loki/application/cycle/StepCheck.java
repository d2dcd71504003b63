package dev.loki.application.cycle;

import dev.loki.application.policy.PolicyControl;
import dev.loki.application.trace.OpenSpan;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepEnding.Result;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.ContextPath;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.EnforcementPoint;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides whether a step may begin: its budget, the policies, and where they ask for it a person. */
public final class StepCheck {

    static final int EXIT_DENIED = 1;
    static final int EXIT_APPROVAL_REQUIRED = 2;
    static final int EXIT_BUDGET = 4;

    private final PolicyControl policies;
    private final StepApproval approval;
    private final StepBudget budget;

    public StepCheck(PolicyControl policies, StepApproval approval, StepBudget budget) {
        this.policies = policies;
        this.approval = approval;
        this.budget = budget;
    }

    /** Why the step to be taken may not begin; empty where it may. */
    Optional<StepEnding> refusal(CycleStep step, Cycle cycle, CycleSetting setting, OpenSpan within) {
        return overBudget()
                .or(() -> deployment(step, cycle, setting, within))
                .or(() -> refusal(EnforcementPoint.PRE_EXECUTION, execution(step, cycle, setting), step, within));
    }

    /**
     * What the policies would say to each step, were all gates passed that must be; nothing is recorded, and nobody asked.
     */
    public List<StepPreview> preview(Cycle cycle, CycleSetting setting) {
        List<String> gates = cycle.plan().steps().stream()
                .filter(step -> step.kind() == StepKind.GATE && step.required())
                .map(CycleStep::name)
                .toList();
        return cycle.plan().steps().stream()
                .map(step -> new StepPreview(step, violations(step, cycle, setting, gates)))
                .toList();
    }

    private List<Violation> violations(CycleStep step, Cycle cycle, CycleSetting setting, List<String> gates) {
        Stream<TraceStep> deployment = step.kind() == StepKind.DEPLOY
                ? explain(EnforcementPoint.PRE_DEPLOYMENT, deployment(step, cycle, setting, gates))
                : Stream.empty();
        return Stream.concat(deployment, explain(EnforcementPoint.PRE_EXECUTION, execution(step, cycle, setting)))
                .filter(said -> said.mode() == Mode.ENFORCE)
                .flatMap(said -> Stream.ofNullable(said.violation()))
                .toList();
    }

    private Stream<TraceStep> explain(EnforcementPoint point, JsonObject context) {
        return policies.explain(point.wireName(), context.toString().getBytes(StandardCharsets.UTF_8)).stream();
    }

    /** That a budget is used up; empty where none is. */
    Optional<StepEnding> overBudget() {
        return budget.exceeded().map(reason -> new StepEnding(Result.BUDGET_EXCEEDED, EXIT_BUDGET, reason));
    }

    /** Only the gates that this iteration's work has passed count. */
    private Optional<StepEnding> deployment(CycleStep step, Cycle cycle, CycleSetting setting, OpenSpan within) {
        return step.kind() == StepKind.DEPLOY
                ? refusal(
                        EnforcementPoint.PRE_DEPLOYMENT,
                        deployment(step, cycle, setting, cycle.passedGates()),
                        step,
                        within)
                : Optional.empty();
    }

    private static JsonObject deployment(CycleStep step, Cycle cycle, CycleSetting setting, List<String> passed) {
        return action(step, cycle, setting)
                .put("passed_gates", JsonArray.ofStrings(passed))
                .build();
    }

    private static JsonObject execution(CycleStep step, Cycle cycle, CycleSetting setting) {
        return action(step, cycle, setting)
                .put("argv", JsonArray.ofStrings(StepExecution.shell(step)))
                .build();
    }

    private static JsonObject.Builder action(CycleStep step, Cycle cycle, CycleSetting setting) {
        return JsonObject.builder()
                .put("action", "run_step")
                .put("phase", step.kind().wireName())
                .put("step", step.label())
                .put("iteration", cycle.state().iteration())
                .put("command", step.command())
                .put("cwd", setting.project().toString())
                .put(ContextPath.ROOT, setting.project().toString());
    }

    private Optional<StepEnding> refusal(EnforcementPoint point, JsonObject context, CycleStep step, OpenSpan within) {
        Decision decision = policies.check(point, context, within.context().orElse(null));
        return switch (decision.verdict()) {
            case DENY -> Optional.of(new StepEnding(Result.DENIED, EXIT_DENIED, decision.reason()));
            case ALLOW, REQUIRE_APPROVAL ->
                approval.missing(step, point, context, decision, within)
                        .map(reason -> new StepEnding(Result.APPROVAL_REQUIRED, EXIT_APPROVAL_REQUIRED, reason));
        };
    }
}
