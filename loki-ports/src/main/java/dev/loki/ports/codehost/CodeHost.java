package dev.loki.ports.codehost;

/**
 * Where code is kept and reviewed: comments on pull requests and issues, and what is said of a commit. Comments and
 * statuses are idempotent, as those of an {@link dev.loki.ports.tracker.IssueTracker} are. Implementations are thread-safe.
 *
 * <p>Each method throws {@link dev.loki.ports.tracker.TrackerException}.
 */
public interface CodeHost {

    /**
     * Says something on a pull request or issue, in one comment that later calls of the same name bring up to date. Only a
     * comment of our own is ever changed.
     *
     * @param name which of our comments it is, such as {@code quality}: letters, digits and {@code -}
     * @return where people read it
     */
    String comment(long number, String name, String markdown);

    /** Says how a commit fares: as a check run where the token may, else as a commit status. */
    CommitReport report(CommitState state);

    /** Whether somebody may push to the repository; false where that cannot be told. */
    boolean mayPush(String login);

    /** How a commit was reported. */
    enum CommitReport {
        CHECK_RUN,
        COMMIT_STATUS,
        /** Not yet: it waits to be sent from another machine. */
        WAITING
    }
}
