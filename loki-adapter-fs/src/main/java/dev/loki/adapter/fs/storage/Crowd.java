package dev.loki.adapter.fs.storage;

import java.util.concurrent.locks.LockSupport;

/**
 * How many threads record at once, as far as the last commit shows. They have just been told that their drafts are
 * durable, and most come back with the next at once: waiting for them, for no longer than a commit takes, lets them share
 * a sync. A thread that records alone never waits. Thread-safe.
 */
final class Crowd {

    private static final long STEP_NANOS = 20_000;
    private static final long LONGEST_NANOS = 2_000_000;

    private volatile int lastSize;
    private volatile long lastNanos;

    void committed(int size, long nanos) {
        lastSize = size;
        lastNanos = nanos;
    }

    void gather(DraftQueue<?, ?> queue) {
        int expected = Math.min(lastSize, DraftQueue.BATCH_ENTRIES);
        long begin = System.nanoTime();
        long patience = Math.min(lastNanos, LONGEST_NANOS);
        while (queue.size() < expected && System.nanoTime() - begin < patience) {
            LockSupport.parkNanos(this, STEP_NANOS);
        }
    }
}
