package dev.loki.application.trace;

import dev.loki.domain.time.EpochNanos;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The time of spans: read from a ticker that only grows, so that no duration is negative, and anchored to the clock anew
 * about each second, where it is off by more than a millisecond, so that a clock that was set is soon followed. Thread-safe.
 */
public final class SpanClock {

    private static final long CHECK_NANOS = 1_000_000_000;
    private static final long TOLERATED_NANOS = 1_000_000;

    private final InstantSource clock;
    private final LongSupplier ticker;
    private volatile Anchor anchor;

    /**
     * @param clock the time of day
     * @param ticker nanoseconds from any origin, which only grow
     */
    public SpanClock(InstantSource clock, LongSupplier ticker) {
        this.clock = clock;
        this.ticker = ticker;
        long now = ticker.getAsLong();
        this.anchor = new Anchor(epochNanos() - now, now);
    }

    /** The ticker now. */
    long ticks() {
        return ticker.getAsLong();
    }

    /**
     * The time of day at this reading of the ticker, which was taken just now, in nanoseconds since 1970-01-01T00:00:00Z.
     */
    long epochNanos(long ticks) {
        Anchor current = anchor;
        if (ticks - current.checked < CHECK_NANOS) {
            return ticks + current.offset;
        }
        long offset = epochNanos() - ticks;
        boolean isOff = Math.abs(offset - current.offset) > TOLERATED_NANOS;
        Anchor next = new Anchor(isOff ? offset : current.offset, ticks);
        anchor = next;
        return ticks + next.offset;
    }

    private long epochNanos() {
        return EpochNanos.of(clock.instant());
    }

    /**
     * @param offset what the time of day is ahead of the ticker
     * @param checked the ticker when that was last compared
     */
    private record Anchor(long offset, long checked) {}
}
