package dev.loki.domain.cycle;

import dev.loki.domain.quality.GateResult;
import dev.loki.domain.quality.GateVerdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What people are told of an iteration that the work did not pass. */
final class Shortfall {

    private static final int MOST_NAMED = 10;

    private Shortfall() {}

    /**
     * The step that ended it at work, or else the required gates that it did not pass.
     *
     * @param gates how they ended
     * @param last its last step
     */
    static String of(CyclePlan plan, List<GateResult> gates, CycleStep last, StepEnding ending) {
        if (last.kind().works()) {
            return "in the last, " + last.label() + " " + ending.told(last.kind());
        }
        List<String> names = notPassed(plan, gates);
        if (names.isEmpty()) {
            return "in the last, a command of verify failed";
        }
        String more = names.size() > MOST_NAMED ? " and " + (names.size() - MOST_NAMED) + " more" : "";
        return "gates not passed in the last: "
                + names.stream().limit(MOST_NAMED).collect(Collectors.joining(", ")) + more;
    }

    private static List<String> notPassed(CyclePlan plan, List<GateResult> gates) {
        Set<String> required = plan.steps().stream()
                .filter(step -> step.kind() == StepKind.GATE && step.required())
                .map(CycleStep::name)
                .collect(Collectors.toSet());
        return gates.stream()
                .filter(gate -> gate.verdict() != GateVerdict.PASSED && required.contains(gate.name()))
                .map(GateResult::name)
                .toList();
    }
}
