package dev.loki.ports.run;

import java.util.List;

/** The runs of a project that are under way, or were killed. Implementations are thread-safe. */
public interface OpenRuns {

    /**
     * Keeps a run, in the place of what was kept of its session.
     *
     * @throws RunReportException where it cannot be kept
     */
    void keep(OpenRun run);

    /** Forgets a run that has ended; one that cannot be forgotten is taken for one that was killed, which harms nobody. */
    void forget(String session);

    /** All that are kept, a thousand at the most; what cannot be understood is none. */
    List<OpenRun> all();
}
