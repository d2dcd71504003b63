package dev.loki.contracts.forward;

import dev.loki.ports.forward.CursorStore;
import dev.loki.ports.forward.ForwardCursor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Cursors for tests, as durable as the object. Thread-safe. */
public final class InMemoryCursorStore implements CursorStore {

    private final Map<String, ForwardCursor> cursors = new ConcurrentHashMap<>();
    private final AtomicBoolean held = new AtomicBoolean();

    @Override
    public boolean tryAlone(Runnable action) {
        if (!held.compareAndSet(false, true)) {
            return false;
        }
        try {
            action.run();
            return true;
        } finally {
            held.set(false);
        }
    }

    @Override
    public Set<String> destinations() {
        return Set.copyOf(cursors.keySet());
    }

    @Override
    public Optional<ForwardCursor> read(String destination) {
        return Optional.ofNullable(cursors.get(destination));
    }

    /** @throws IllegalStateException where nobody was let in alone */
    @Override
    public void write(String destination, ForwardCursor cursor) {
        if (!held.get()) {
            throw new IllegalStateException("a cursor is written only by whoever is alone");
        }
        cursors.put(destination, cursor);
    }
}
