package dev.loki.application.approval;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;

/**
 * The time of day, and beside it a time that nobody can set.
 *
 * @param wall the time of day
 * @param monotonic nanoseconds since some moment, as {@link System#nanoTime}
 */
public record ApprovalClock(InstantSource wall, LongSupplier monotonic) {

    /** The time of day in milliseconds, which is what is kept. */
    Instant now() {
        return wall.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    long nanos() {
        return monotonic.getAsLong();
    }
}
