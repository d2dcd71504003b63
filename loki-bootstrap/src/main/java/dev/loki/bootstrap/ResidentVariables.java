package dev.loki.bootstrap;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a resident process works.
 *
 * @param idle after how long without a hook it ends
 * @param loopback whether it listens at a port in place of a Unix domain socket
 */
record ResidentVariables(Duration idle, boolean loopback) {

    private static final int DEFAULT_MINUTES = 30;
    private static final int MOST_MINUTES = 10_080;

    /** @throws ConfigurationException naming every variable that is wrong */
    static ResidentVariables read(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        ResidentVariables read = new ResidentVariables(
                Duration.ofMinutes(variables.number("LOKI_DAEMON_IDLE_MINUTES", DEFAULT_MINUTES, 1, MOST_MINUTES)),
                variables.oneOf("LOKI_DAEMON_TRANSPORT", List.of("unix", "tcp")).equals("tcp"));
        ConfigurationException.throwIfAny(variables.problems());
        return read;
    }
}
