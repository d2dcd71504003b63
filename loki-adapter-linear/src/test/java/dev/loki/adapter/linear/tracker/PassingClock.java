package dev.loki.adapter.linear.tracker;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock on which only waiting passes time, at once; the stand-in goes by it too. Thread-safe. */
final class PassingClock implements RetryClock, InstantSource {

    static final Instant START = Instant.parse("2026-02-21T10:00:00Z");

    private final List<Duration> waits = new ArrayList<>();
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
        waits.add(duration);
        pass(duration);
    }

    synchronized void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }
}
