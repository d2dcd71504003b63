package dev.loki.http;

import java.time.Duration;

/** When a call must have ended. */
final class Deadline {

    private final RetryClock clock;
    private final long start;
    private final Duration total;

    /** That much from now. */
    Deadline(Duration total, RetryClock clock) {
        this.clock = clock;
        this.start = clock.nanoTime();
        this.total = total;
    }

    Duration passed() {
        return Duration.ofNanos(clock.nanoTime() - start);
    }

    /** Zero or less where it has passed. */
    Duration left() {
        return total.minus(passed());
    }
}
