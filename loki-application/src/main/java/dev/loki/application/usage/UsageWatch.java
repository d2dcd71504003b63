package dev.loki.application.usage;

import dev.loki.domain.usage.MeteredSessions;
import dev.loki.domain.usage.UsageRecord;
import dev.loki.ports.usage.UsageListener;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Sees to it that where tokens or dollars are limited, whoever consumes them tells of it: a session that calls tools, and of
 * which nothing is heard, is found. A call that is the first too many waits a little, as what tells of it may be on its way.
 * Thread-safe.
 */
public final class UsageWatch implements UsageListener {

    /** Agents tell each second what they consumed. */
    public static final Duration PATIENCE = Duration.ofSeconds(2);

    private final MeteredSessions sessions = new MeteredSessions();
    private final BooleanSupplier limited;
    private final BooleanSupplier listening;
    private final boolean denies;
    private final Duration patience;
    private final LongSupplier nanos;

    /**
     * @param limited whether tokens or dollars are limited now
     * @param listening whether agents' telemetry reaches this process; where it does not, nothing is waited for
     * @param denies whether a session of which nothing is heard may go on no more; else it is only said
     * @param patience how long after a session's first call too many it is waited for what it tells
     * @param nanos a clock that only goes forward, such as {@link System#nanoTime}
     */
    public UsageWatch(
            BooleanSupplier limited,
            BooleanSupplier listening,
            boolean denies,
            Duration patience,
            LongSupplier nanos) {
        this.limited = limited;
        this.listening = listening;
        this.denies = denies;
        this.patience = patience;
        this.nanos = nanos;
    }

    @Override
    public synchronized void used(UsageRecord record) {
        sessions.told(record.agent().label(), record.session());
        notifyAll();
    }

    /**
     * A tool is about to be called; what speaks against it, empty where nothing does. Returns after the patience at the
     * latest.
     *
     * @param agent such as {@code claude-code}
     * @param session the agent's own name of its session; empty where it says none
     */
    public Optional<Unmetered> beforeTool(String agent, String session) {
        if (!limited.getAsBoolean()) {
            return Optional.empty();
        }
        if (!listening.getAsBoolean()) {
            return Optional.of(new Unmetered(denies, Unmetered.deaf()));
        }
        return isHeardOf(agent, session)
                ? Optional.empty()
                : Optional.of(new Unmetered(denies, Unmetered.unheard(agent)));
    }

    private synchronized boolean isHeardOf(String agent, String session) {
        MeteredSessions.Standing standing = sessions.call(agent, session, nanos.getAsLong());
        if (!standing.overdue()) {
            return true;
        }
        try {
            long left = standing.since() + patience.toNanos() - nanos.getAsLong();
            while (!sessions.isTold(agent, session) && left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = standing.since() + patience.toNanos() - nanos.getAsLong();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sessions.isTold(agent, session);
    }
}
