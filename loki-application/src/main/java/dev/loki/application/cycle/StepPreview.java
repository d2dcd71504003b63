package dev.loki.application.cycle;

import dev.loki.application.policy.PolicyControl;
import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.policy.Mode;
import dev.loki.domain.policy.TraceStep;
import dev.loki.domain.policy.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What would become of a step.
 *
 * @param violations of the policies that decide; none where it would begin
 */
public record StepPreview(CycleStep step, List<Violation> violations) {

    public StepPreview {
        violations = List.copyOf(violations);
    }

    /** Of each step, were all gates passed that must be; nothing is recorded, and nobody asked. */
    public static List<StepPreview> of(Cycle cycle, CycleSetting setting, PolicyControl policies) {
        List<CycleStep> steps = cycle.plan().steps();
        List<String> gates = steps.stream()
                .filter(step -> step.kind() == StepKind.GATE && step.required())
                .map(CycleStep::name)
                .toList();
        return steps.stream()
                .map(step -> new StepPreview(step, violations(StepAction.of(step, cycle, setting, gates), policies)))
                .toList();
    }

    private static List<Violation> violations(List<StepAction> actions, PolicyControl policies) {
        return actions.stream()
                .flatMap(action -> explained(action, policies))
                .filter(said -> said.mode() == Mode.ENFORCE)
                .flatMap(said -> Stream.ofNullable(said.violation()))
                .toList();
    }

    private static Stream<TraceStep> explained(StepAction action, PolicyControl policies) {
        byte[] context = action.context().toString().getBytes(StandardCharsets.UTF_8);
        return policies.explain(action.point().wireName(), context).stream();
    }
}
