package dev.loki.application.usage;

import dev.loki.domain.usage.MeteredSessions;
import dev.loki.domain.usage.UnheardSession;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.usage.UsageListener;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Which sessions of agents tell what they consume. A call of a tool that is the first too many of a session waits a little,
 * as what tells of the session may be on its way. Thread-safe.
 */
public final class HeardSessions implements UsageListener {

    /** Agents are told to tell each second what they consumed. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MeteredSessions sessions = new MeteredSessions();
    private final Duration patience;
    private final LongSupplier nanos;
    private final Consumer<List<UnheardSession>> keep;

    /**
     * @param patience how long after a session's first call too many it is waited for what it tells
     * @param nanos a clock that only goes forward, such as {@link System#nanoTime}
     * @param kept what an earlier process has kept
     * @param keep keeps the sessions of which nothing was heard, at each of their first calls and when they are heard of; must
     *     not throw
     */
    public HeardSessions(
            Duration patience, LongSupplier nanos, List<UnheardSession> kept, Consumer<List<UnheardSession>> keep) {
        this.patience = patience;
        this.nanos = nanos;
        this.keep = keep;
        sessions.restore(kept);
    }

    @Override
    public synchronized void used(UsageRecord record) {
        boolean changes = sessions.told(record.agent().label(), record.session());
        notifyAll();
        if (changes) {
            keep.accept(sessions.unheard());
        }
    }

    /**
     * Counts a call of a tool; whether it may be made, as something was heard of its session, or is not overdue. Returns
     * after the patience at the latest.
     *
     * @param agent such as {@code claude-code}
     * @param session the agent's own name of its session; empty where it says none
     */
    public synchronized boolean mayCall(String agent, String session) {
        MeteredSessions.Standing standing = sessions.call(agent, session, nanos.getAsLong());
        if (standing.counts()) {
            keep.accept(sessions.unheard());
        }
        if (!standing.overdue()) {
            return true;
        }
        long until = standing.since() + patience.toNanos();
        try {
            for (long left = until - nanos.getAsLong();
                    left > 0 && sessions.isOverdue(agent, session);
                    left = until - nanos.getAsLong()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !sessions.isOverdue(agent, session);
    }

    /** How many tools a session may call until something is heard of it. */
    public synchronized int most(String agent, String session) {
        return sessions.most(agent, session);
    }
}
