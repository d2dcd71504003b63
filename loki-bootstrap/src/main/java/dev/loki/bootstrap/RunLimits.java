package dev.loki.bootstrap;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the environment of a run limits it to.
 *
 * @param iterations of a cycle; empty where the variable is not set
 * @param duration of a command, or of all commands of a cycle together; empty where the variable is not set
 */
record RunLimits(OptionalInt iterations, Optional<Duration> duration) {

    private static final String ITERATIONS = "LOKI_MAX_ITERATIONS";
    private static final String DURATION = "LOKI_MAX_DURATION";
    private static final int MOST = 1_000_000_000;

    /** @throws ConfigurationException naming each variable that is wrong */
    static RunLimits read(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        OptionalInt iterations = limit(variables, ITERATIONS);
        OptionalInt seconds = limit(variables, DURATION);
        ConfigurationException.throwIfAny(variables.problems());
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
