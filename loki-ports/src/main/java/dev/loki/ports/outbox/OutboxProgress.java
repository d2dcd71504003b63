package dev.loki.ports.outbox;

import java.util.Map;

/**
 * Remembers how far outboxes were sent and exported, across processes and crashes: what a method returned from survives a
 * kill. Implementations are thread-safe, and hold off other processes.
 *
 * <p>Each method throws {@link OutboxException} where what is remembered cannot be read or written.
 */
public interface OutboxProgress {

    /**
     * How far an outbox has come.
     *
     * @param sent the number of the last call that was made or refused; 0 before the first
     * @param exported the number of the last call that was exported; 0 before the first
     * @param refused why, by the numbers of calls that their services refused for good
     * @param issues the keys of issues that were created, by their {@link PlannedName}s
     */
    record Standing(long sent, long exported, Map<Long, String> refused, Map<String, String> issues) {

        public Standing {
            refused = Map.copyOf(refused);
            issues = Map.copyOf(issues);
        }

        /** Whether a call is still to be made. */
        public boolean isWaiting(long number) {
            return number > sent;
        }
    }

    Standing of(String outbox);

    /** A call was made; nor are those before it to be made any more. */
    void sent(String outbox, long number);

    /**
     * As {@link #sent}, but the service refused it for good.
     *
     * @param reason one line
     */
    void refused(String outbox, long number, String reason);

    /** An issue was created that calls know by a {@link PlannedName}. To be told before its call is {@link #sent}. */
    void created(String outbox, String planned, String key);

    /** The calls up to this one were exported. */
    void exported(String outbox, long number);
}
