package dev.loki.adapter.github;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.time.Instant;

/** A clock on which only sleeping passes time, at once. Thread-safe. */
public final class SteppedClock implements RetryClock {

    public static final Instant START = Instant.parse("2026-02-21T10:00:00Z");

    private Duration passed = Duration.ZERO;

    @Override
    public synchronized Instant now() {
        return START.plus(passed);
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public synchronized void sleep(Duration duration) {
        passed = passed.plus(duration);
    }

    /** How much time passed. */
    public synchronized Duration passed() {
        return passed;
    }
}
