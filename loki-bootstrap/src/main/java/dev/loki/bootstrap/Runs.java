package dev.loki.bootstrap;

import dev.loki.application.run.RunSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Runs commands under governance. A run ends telemetry, so there is one for a facade, be it of a command or of a
 * {@link Cycles cycle}. Thread-safe.
 */
public final class Runs {

    private final RunWiring wiring;

    Runs(RunWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Runs a command, on the standard streams of this process, and waits for its end.
     *
     * @param command the program and its arguments
     * @param directory where it starts
     * @param environment what it gets; LOKI_MAX_DURATION is obeyed, and LOKI_DIR, LOKI_PROJECT_DIR, LOKI_SESSION_ID and
     *     LOKI_SPOOL_DIR are added, and the trace where telemetry is on
     * @throws ConfigurationException naming a variable that is wrong
     * @throws IllegalStateException where this facade has run something before
     */
    public RunSummary run(List<String> command, Path directory, Map<String, String> environment) {
        return run(command, directory, environment, notice -> {});
    }

    /**
     * As {@link #run(List, Path, Map)}, and says what is waited for.
     *
     * @param notices told, in lines for people, of an approval that the run waits for
     */
    public RunSummary run(
            List<String> command, Path directory, Map<String, String> environment, Consumer<String> notices) {
        return wiring.run(command, directory, environment, notices);
    }

    /**
     * What is on while something is run: policies, budgets, telemetry, receivers of the audit trail, trackers; a few words
     * for each, for people.
     *
     * @param environment of the run
     * @throws ConfigurationException naming a variable that is wrong
     */
    public List<String> parts(Map<String, String> environment) {
        return wiring.parts(environment);
    }
}
