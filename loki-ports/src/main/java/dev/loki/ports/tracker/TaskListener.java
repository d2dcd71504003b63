package dev.loki.ports.tracker;

import dev.loki.domain.event.TaskChange;

/** Keeps issues in step with tasks. Implementations are thread-safe. */
@FunctionalInterface
public interface TaskListener {

    /**
     * A task changed. The same change may be told again.
     *
     * @throws Exception where the issue could not be brought in step, and it should be tried again
     */
    void changed(TaskChange change) throws Exception;
}
