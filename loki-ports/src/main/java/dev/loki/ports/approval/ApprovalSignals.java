package dev.loki.ports.approval;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers that are left as files. Implementations are thread-safe. */
public interface ApprovalSignals {

    /**
     * The signal that is there; a rejection before an approval.
     *
     * @throws ApprovalStoreException where that cannot be told
     */
    Optional<Signal> next();

    /**
     * Takes a signal away: it is done, or was refused.
     *
     * @throws ApprovalStoreException where it cannot be, so that it would be obeyed again
     */
    void done(Signal signal);

    /** What was left. */
    sealed interface Signal {}

    /** Everything that waits is to be rejected. */
    record Rejected() implements Signal {}

    /**
     * One request is to be granted.
     *
     * @param approver who says so
     * @param owner whose file it is, by the file system; null where that knows no owners
     * @param time when the approver says he did; null where he does not
     * @param mac the proof; null where there is none
     */
    record Approved(
            String request,
            String digest,
            String approver,
            @Nullable String owner,
            @Nullable Instant time,
            @Nullable String mac)
            implements Signal {}

    /**
     * What should be an approval and is none.
     *
     * @param problem what is wrong with it, without what it holds
     */
    record Unreadable(String problem) implements Signal {}
}
