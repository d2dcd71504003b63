package dev.loki.application.cycle;

import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.policy.Violation;
import java.util.List;

/**
 * What would become of a step.
 *
 * @param violations of the policies that decide; none where it would begin
 */
public record StepPreview(CycleStep step, List<Violation> violations) {

    public StepPreview {
        violations = List.copyOf(violations);
    }
}
