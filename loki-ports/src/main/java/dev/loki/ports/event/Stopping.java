package dev.loki.ports.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a thread of a bus is to stop; a pause ends at once when it is. Thread-safe. */
public final class Stopping {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

    private final CountDownLatch stop = new CountDownLatch(1);

    /** Tells it to stop. */
    public void stop() {
        stop.countDown();
    }

    /** Whether it was told. */
    public boolean isStopped() {
        return stop.getCount() == 0;
    }

    /**
     * Waits for the end of a thread that was told to stop, for two seconds. It is not interrupted: within a write to a file
     * that would close the file under everybody else. A thread does not wait for itself.
     *
     * @return false where it goes on all the same
     */
    public boolean awaitEnd(Thread thread) {
        if (thread == Thread.currentThread()) {
            return true;
        }
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, PATIENCE_NANOS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Waits, but not when it is to stop. */
    public void pause(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
