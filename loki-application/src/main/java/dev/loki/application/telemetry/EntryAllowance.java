package dev.loki.application.telemetry;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many audit entries agents' telemetry may make in a minute: anybody who reaches the receiver can send any number, and
 * each would cost the disk for good. Counts those left out, for them to be told. Thread-safe.
 */
public final class EntryAllowance {

    /** Many times what the agents of one machine do. */
    public static final int PER_MINUTE = 3_000;

    private static final long MINUTE = Duration.ofMinutes(1).toNanos();

    private final int perMinute;
    private final LongSupplier ticker;
    private long minuteBegan;
    private int used;
    private long untold;
    private long lastTold;
    private boolean told;

    /** @param ticker nanoseconds from any origin, which only grow */
    public EntryAllowance(int perMinute, LongSupplier ticker) {
        this.perMinute = perMinute;
        this.ticker = ticker;
        this.minuteBegan = ticker.getAsLong();
    }

    /** How many there may be in a minute. */
    int perMinute() {
        return perMinute;
    }

    /** Whether one more may be made; one that may not is counted. */
    synchronized boolean take() {
        long now = ticker.getAsLong();
        if (now - minuteBegan >= MINUTE) {
            minuteBegan = now;
            used = 0;
        }
        if (used == perMinute) {
            untold++;
            return false;
        }
        used++;
        return true;
    }

    /** How many were left out and are to be told of now: at once the first time, then at most once a minute; else 0. */
    synchronized long takeUntold() {
        long now = ticker.getAsLong();
        if (untold == 0 || (told && now - lastTold < MINUTE)) {
            return 0;
        }
        long count = untold;
        told = true;
        lastTold = now;
        untold = 0;
        return count;
    }
}
