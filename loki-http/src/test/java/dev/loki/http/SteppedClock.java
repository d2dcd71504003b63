package dev.loki.http;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A clock on which only waiting passes time, at once; a server in the same test may go by it too. Thread-safe. */
public final class SteppedClock implements RetryClock, InstantSource {

    /** When it begins, unless it is said. */
    public static final Instant START = Instant.parse("2026-02-21T10:00:00Z");

    private final Instant start;
    private final List<Duration> sleeps = new ArrayList<>();
    private Duration passed = Duration.ZERO;

    public SteppedClock() {
        this(START);
    }

    public SteppedClock(Instant start) {
        this.start = start;
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public synchronized Instant instant() {
        return start.plus(passed);
    }

    @Override
    public synchronized long nanoTime() {
        return passed.toNanos();
    }

    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        pass(duration);
    }

    /** Time passes without anybody's sleeping. */
    public synchronized void pass(Duration duration) {
        passed = passed.plus(duration);
    }

    /** How much time passed. */
    public synchronized Duration passed() {
        return passed;
    }

    /** How long somebody slept each time. */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }
}
