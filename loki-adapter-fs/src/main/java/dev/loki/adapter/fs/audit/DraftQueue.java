package dev.loki.adapter.fs.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Drafts that wait for the next commit, at most {@value #MOST} of them: who brings more waits, because evidence is neither
 * dropped nor refused for being plenty. Thread-safe; an interrupt does not end the waiting.
 */
final class DraftQueue {

    static final int MOST = 4096;
    static final int BATCH_ENTRIES = 1024;
    static final int BATCH_BYTES = 1024 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition room = lock.newCondition();
    private final Deque<Pending> waiting = new ArrayDeque<>();

    void put(Pending draft) {
        lock.lock();
        try {
            while (waiting.size() >= MOST) {
                room.awaitUninterruptibly();
            }
            waiting.add(draft);
        } finally {
            lock.unlock();
        }
    }

    /** The next ones, oldest first: as many as one write takes. */
    List<Pending> take() {
        lock.lock();
        try {
            List<Pending> batch = new ArrayList<>();
            int bytes = 0;
            while (!waiting.isEmpty() && batch.size() < BATCH_ENTRIES && bytes < BATCH_BYTES) {
                Pending next = waiting.remove();
                bytes += next.line().maxLength();
                batch.add(next);
            }
            room.signalAll();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    boolean isEmpty() {
        lock.lock();
        try {
            return waiting.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
