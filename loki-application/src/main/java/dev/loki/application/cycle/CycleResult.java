package dev.loki.application.cycle;

import dev.loki.application.run.GovernedSession;
import dev.loki.application.run.Outcome;
import dev.loki.domain.cycle.CycleStop;
import java.util.List;

/**
 * How a run of a cycle went.
 *
 * @param stop why it ended
 * @param troubles what went wrong without ending anything
 */
public record CycleResult(CycleStop stop, List<String> troubles) {

    public CycleResult {
        troubles = List.copyOf(troubles);
    }

    /** As the end of the session it happened in. */
    public GovernedSession.End end() {
        int exitCode = stop.exitCode();
        return new GovernedSession.End(
                Outcome.of(stop.reason()), exitCode, exitCode == 0 ? null : stop.message(), troubles);
    }
}
