package dev.loki.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A clock on which only sleeping passes time, at once. Thread-safe. */
final class ManualRetryClock implements RetryClock {

    static final Instant START = Instant.parse("2026-02-21T10:00:00Z");

    final List<Duration> sleeps = Collections.synchronizedList(new ArrayList<>());
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
    public synchronized void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(duration);
        passed = passed.plus(duration);
    }

    /** Time passes without anybody's sleeping. */
    synchronized void advance(Duration duration) {
        passed = passed.plus(duration);
    }
}
