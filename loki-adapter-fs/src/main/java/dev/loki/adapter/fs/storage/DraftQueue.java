package dev.loki.adapter.fs.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;

/**
 * Drafts that wait for the next commit, at most {@value #MOST} of them: who brings more waits, because nothing is
 * dropped or refused for being plenty. At any time one thread at most leads: it is the one that commits, and before it
 * stops it calls the next. Thread-safe; an interrupt does not end the waiting.
 *
 * @param <D> a draft
 * @param <R> what comes of it
 */
final class DraftQueue<D, R> {

    static final int MOST = 4096;
    static final int BATCH_ENTRIES = 1024;
    static final int BATCH_BYTES = 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Pending<D, R>> waiting = new ArrayDeque<>();
    private final ToIntFunction<D> weight;
    private boolean led;

    /** @param weight how many bytes a draft makes at most */
    DraftQueue(ToIntFunction<D> weight) {
        this.weight = weight;
    }

    /**
     * Adds a draft.
     *
     * @return whether nobody leads, so that the caller has to see to it that somebody does
     */
    boolean put(Pending<D, R> draft) {
        lock.lock();
        try {
            while (waiting.size() >= MOST) {
                room.awaitUninterruptibly();
            }
            waiting.add(draft);
            boolean isFirst = !led;
            led = true;
            return isFirst;
        } finally {
            lock.unlock();
        }
    }

    /** The next ones, oldest first: as many as one write takes. */
    List<Pending<D, R>> take() {
        lock.lock();
        try {
            List<Pending<D, R>> batch = new ArrayList<>(Math.min(waiting.size(), BATCH_ENTRIES));
            int bytes = 0;
            while (!waiting.isEmpty() && batch.size() < BATCH_ENTRIES) {
                bytes += weight.applyAsInt(waiting.element().draft());
                if (bytes > BATCH_BYTES && !batch.isEmpty()) {
                    break;
                }
                batch.add(waiting.remove());
            }
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Hands the lead on to the thread that waits longest, or to nobody where nothing is queued.
     *
     * @return whether something is queued for which no thread waits, so that the caller has to find it a leader
     */
    boolean handOn() {
        lock.lock();
        try {
            led = !waiting.isEmpty();
            return led && !waiting.element().callToLead();
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return waiting.size();
        } finally {
            lock.unlock();
        }
    }
}
