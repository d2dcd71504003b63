package dev.loki.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Time as retry needs it: to read and to let pass. */
public interface RetryClock {

    /** The clock of this machine. */
    RetryClock SYSTEM = new RetryClock() {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        }
    };

    /** The time of day, to which HTTP-dates refer. */
    Instant now();

    /** Nanoseconds since some moment, never going back; deadlines are kept by it. */
    long nanoTime();

    /** Lets this much time pass. */
    void sleep(Duration duration) throws InterruptedException;
}
