package dev.loki.bootstrap;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock on which only waiting passes time, at once; stand-ins go by it too. Thread-safe. */
final class PassingTime implements RetryClock, InstantSource {

    private static final Instant START = Instant.parse("2026-02-21T10:00:00Z");

    private Duration passed = Duration.ZERO;

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized Instant instant() {
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
}
