package dev.loki.ports.run;

/** The processes of runs, as the system knows them. Implementations are thread-safe. */
public interface RunProcesses {

    /** This process. */
    ProcessName self();

    boolean isAlive(ProcessName process);

    /**
     * Ends whatever is left of a run that nobody governs any more, and waits until it is gone.
     *
     * @return how many processes were ended
     */
    int end(OpenRun run);
}
