package dev.loki.contracts.cycle;

import dev.loki.domain.cycle.CycleState;
import dev.loki.ports.cycle.CycleStore;
import dev.loki.ports.cycle.CycleStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The state of a cycle in memory. Thread-safe. */
public final class InMemoryCycleStore implements CycleStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<CycleState> saved = new ArrayList<>();
    private int failingAfter = Integer.MAX_VALUE;

    /** All states that were saved, oldest first. */
    public synchronized List<CycleState> saved() {
        return List.copyOf(saved);
    }

    /** Takes this many more, and then no more. */
    public synchronized void failAfter(int more) {
        failingAfter = saved.size() + more;
    }

    @Override
    public synchronized Optional<CycleState> load() {
        return saved.isEmpty() ? Optional.empty() : Optional.of(saved.get(saved.size() - 1));
    }

    @Override
    public synchronized void save(CycleState state) {
        if (saved.size() >= failingAfter) {
            throw new CycleStoreException("cannot write the state in memory: it was told to fail", null);
        }
        saved.add(state);
    }

    @Override
    public boolean alone(Runnable work) {
        if (lock.isHeldByCurrentThread() || !lock.tryLock()) {
            return false;
        }
        try {
            work.run();
            return true;
        } finally {
            lock.unlock();
        }
    }
}
