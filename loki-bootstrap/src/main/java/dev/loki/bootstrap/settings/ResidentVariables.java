package dev.loki.bootstrap.settings;

import java.time.Duration;
import java.util.List;

/**
 * How a resident process works.
 *
 * @param idle after how long without a hook it ends, a minute to a week
 * @param loopback whether it listens at a port in place of a Unix domain socket
 */
public record ResidentVariables(Duration idle, boolean loopback) {

    private static final int DEFAULT_MINUTES = 30;
    private static final int MOST_MINUTES = 10_080;

    /**
     * Reads the variables.
     *
     * @param variables collect what is wrong; what is read may be obeyed only where nothing is
     */
    public static ResidentVariables read(Variables variables) {
        return new ResidentVariables(
                Duration.ofMinutes(variables.number("LOKI_DAEMON_IDLE_MINUTES", DEFAULT_MINUTES, 1, MOST_MINUTES)),
                variables.oneOf("LOKI_DAEMON_TRANSPORT", List.of("unix", "tcp")).equals("tcp"));
    }
}
