package dev.loki.contracts.checkpoint;

import dev.loki.domain.note.SignedNote;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Checkpoints for tests, as durable as the object. Thread-safe. */
public final class InMemoryCheckpointStore implements CheckpointStore {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<SignedNote> notes = new ArrayList<>();
    private @Nullable ChainPosition position;

    @Override
    public <T> T alone(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public synchronized void append(SignedNote checkpoint) {
        notes.add(checkpoint);
    }

    @Override
    public void read(Consumer<SignedNote> consumer) {
        notes().forEach(consumer);
    }

    @Override
    public synchronized Optional<SignedNote> last() {
        return notes.isEmpty() ? Optional.empty() : Optional.of(notes.get(notes.size() - 1));
    }

    @Override
    public synchronized void keep(ChainPosition kept) {
        position = kept;
    }

    @Override
    public synchronized Optional<ChainPosition> kept() {
        return Optional.ofNullable(position);
    }

    /** What was appended so far. */
    public synchronized List<SignedNote> notes() {
        return List.copyOf(notes);
    }
}
