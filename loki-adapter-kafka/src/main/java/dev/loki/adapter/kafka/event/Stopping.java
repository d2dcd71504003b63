package dev.loki.adapter.kafka.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a thread is to stop; a pause ends at once when it is. Thread-safe. */
final class Stopping {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch stop = new CountDownLatch(1);

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    void pause(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Tells the thread to stop, and waits for its end: two seconds, and two more after an interrupt. A thread does not wait
     * for itself.
     *
     * @return false where it goes on all the same
     */
    boolean stop(Thread thread) {
        stop.countDown();
        if (thread == Thread.currentThread()) {
            return true;
        }
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}
