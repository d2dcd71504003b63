package dev.loki.adapter.jira.tracker;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.time.Instant;

/** A clock on which only sleeping passes time, at once. Thread-safe. */
class ManualClock implements RetryClock {

    /** As the stand-in's {@code Date} has it, but for two seconds. */
    static final Instant START = Instant.parse("2026-11-26T11:59:58Z");

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
        passed = passed.plus(duration);
    }

    synchronized Duration passed() {
        return passed;
    }
}
