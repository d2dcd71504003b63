package dev.loki.ports.tracker;

import dev.loki.domain.tracker.TrackedStatus;
import java.util.Optional;

/**
 * Remembers where work stands that trackers are told of, and which issues stand for tasks, across processes and crashes:
 * what a method returned from survives a kill. Implementations are thread-safe, and hold off other processes.
 *
 * <p>Services, issues and tasks are named in at most {@value #LONGEST} characters. Each method throws
 * {@link SentJournalException} where what is remembered cannot be read or written.
 */
public interface TrackedWork {

    /** The longest name, in characters. */
    int LONGEST = 200;

    /**
     * Takes note of where an issue stands, unless something newer is known.
     *
     * @return the newest
     */
    TrackedStatus newest(String service, String issue, TrackedStatus told);

    /** The newest that is known of an issue. */
    Optional<TrackedStatus> status(String service, String issue);

    /** Takes note of the issue that stands for a task; the one before no longer does. */
    void stands(String service, String issue, String task);

    /** The issue that stands for a task. */
    Optional<String> issue(String service, String task);

    /** The task that an issue stands for. */
    Optional<String> task(String service, String issue);
}
