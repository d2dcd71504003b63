package dev.loki.bootstrap.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the environment of a run limits it to.
 *
 * @param iterations of a cycle, 1 to a thousand million; empty where the variable is not set
 * @param duration of a command, or of all commands of a cycle together, a second to a thousand million; empty where the variable is not set
 */
public record RunLimits(OptionalInt iterations, Optional<Duration> duration) {

    private static final String ITERATIONS = "LOKI_MAX_ITERATIONS";
    private static final String DURATION = "LOKI_MAX_DURATION";
    private static final int MOST = 1_000_000_000;

    /**
     * Reads the limits.
     *
     * @param variables collect what is wrong; the limits may be obeyed only where nothing is
     */
    public static RunLimits read(Variables variables) {
        OptionalInt iterations = limit(variables, ITERATIONS);
        OptionalInt seconds = limit(variables, DURATION);
        return new RunLimits(
                iterations,
                seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty());
    }

    private static OptionalInt limit(Variables variables, String name) {
        return variables.text(name).isPresent()
                ? OptionalInt.of(variables.number(name, 1, 1, MOST))
                : OptionalInt.empty();
    }
}
