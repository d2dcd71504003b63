package dev.loki.domain.cycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a run file says, understood. Immutable and thread-safe.
 *
 * @param hash the SHA-256 of the file in lower-case hex
 * @param steps all of an iteration, then those of the deployment, in the order in which they are taken
 * @param iterations how many there may be at most; empty where the file does not say
 * @param limit how long the steps may take in all; empty where the file does not say
 */
public record CyclePlan(String hash, List<CycleStep> steps, OptionalInt iterations, Optional<Duration> limit) {

    public CyclePlan {
        steps = List.copyOf(steps);
    }

    /** How many steps an iteration has: where the deployment begins, if there is one. */
    int stepsOfAnIteration() {
        return (int)
                steps.stream().filter(step -> step.kind() != StepKind.DEPLOY).count();
    }
}
