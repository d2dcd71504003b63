package dev.loki.application.cycle;

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
}
