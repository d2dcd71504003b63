package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventHandler;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Whether a thread is to stop; a pause ends at once when it is. Kafka's client is interrupted where it waits for too long, a
 * handler never: within a write that would close the file under everybody else. Thread-safe.
 */
final class Stopping {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final CountDownLatch stop = new CountDownLatch(1);

    /** Held while a handler is at work. */
    private final ReentrantLock handling = new ReentrantLock();

    boolean isStopped() {
        return stop.getCount() == 0;
    }

    void pause(Duration time) throws InterruptedException {
        stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * Hands an event to a handler.
     *
     * @throws InterruptedException where the thread is to stop
     */
    void handle(EventHandler handler, Event event) throws Exception {
        handling.lock();
        try {
            if (isStopped()) {
                throw new InterruptedException("closed");
            }
            handler.handle(event);
        } finally {
            handling.unlock();
        }
    }

    /**
     * Tells the thread to stop, and waits for its end: two seconds, and two more where it was interrupted. A thread does not
     * wait for itself.
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
            if (thread.isAlive() && interrupt(thread)) {
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Whether it is outside of a handler; then it will not enter one. */
    private boolean interrupt(Thread thread) {
        boolean isOutside = handling.tryLock();
        if (isOutside) {
            try {
                thread.interrupt();
            } finally {
                handling.unlock();
            }
        }
        return isOutside;
    }
}
