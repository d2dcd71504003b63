package dev.loki.domain.cycle;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * How far a cycle may go.
 *
 * @param iterations how many at most
 * @param duration how long its steps may take in all; empty for any time
 */
public record CycleLimits(int iterations, Optional<Duration> duration) {

    /** How many iterations there are at most where nobody says. */
    public static final int DEFAULT_ITERATIONS = 1_000;

    /** The lower of what the run file and the operator say: neither lifts what the other has set. */
    public static CycleLimits of(
            CyclePlan plan, OptionalInt operatorsIterations, Optional<Duration> operatorsDuration) {
        return new CycleLimits(
                Stream.of(plan.iterations(), operatorsIterations)
                        .flatMapToInt(OptionalInt::stream)
                        .min()
                        .orElse(DEFAULT_ITERATIONS),
                Stream.of(plan.limit(), operatorsDuration)
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo));
    }
}
