package dev.loki.ports.cycle;

/** Where the output of steps is kept, for people. Implementations are thread-safe. */
@FunctionalInterface
public interface StepLogs {

    /**
     * Keeps the output of a step in the place of any of its name.
     *
     * @param session of the run, safe as a file name
     * @param step a name for the step, safe as a file name
     * @param output without secrets
     * @return where it is, from the project's Loki folder on
     * @throws StepLogException where it cannot be kept
     */
    String keep(String session, String step, String output);
}
