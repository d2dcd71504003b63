package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.Stopping;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A handler whose thread is not interrupted while it is at work: within a write to a file that would close the file under
 * everybody else. Thread-safe.
 */
final class UninterruptedHandler implements EventHandler {

    private final EventHandler handler;
    private final Stopping stopping;

    /** Held while the handler is at work. */
    private final ReentrantLock atWork = new ReentrantLock();

    UninterruptedHandler(EventHandler handler, Stopping stopping) {
        this.handler = handler;
        this.stopping = stopping;
    }

    /**
     * Hands it an event.
     *
     * @throws InterruptedException where the thread is to stop
     */
    @Override
    public void handle(Event event) throws Exception {
        atWork.lock();
        try {
            if (stopping.isStopped()) {
                throw new InterruptedException("closed");
            }
            handler.handle(event);
        } finally {
            atWork.unlock();
        }
    }

    /** Interrupts the thread that was told to stop, unless the handler is at work; says whether it did. */
    boolean interrupt(Thread thread) {
        boolean isIdle = atWork.tryLock();
        if (isIdle) {
            try {
                thread.interrupt();
            } finally {
                atWork.unlock();
            }
        }
        return isIdle;
    }
}
