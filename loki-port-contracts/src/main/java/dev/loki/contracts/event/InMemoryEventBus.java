package dev.loki.contracts.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventBus;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** An event bus for tests. Thread-safe; a handler may emit. */
public final class InMemoryEventBus implements EventBus {

    private final ReentrantLock consumer = new ReentrantLock();
    private final Deque<Event> pending = new ArrayDeque<>();
    private final Set<String> processed = new HashSet<>();

    @Override
    public void emit(Event event) {
        synchronized (pending) {
            pending.addLast(event);
        }
    }

    /** The pending events in order. */
    public List<Event> pending() {
        synchronized (pending) {
            return List.copyOf(pending);
        }
    }

    @Override
    public int drain(Consumer<Event> handler) {
        consumer.lock();
        try {
            int handedOut = 0;
            for (Event event : pending()) {
                handedOut += handOut(event, handler) ? 1 : 0;
                synchronized (pending) {
                    pending.removeFirst();
                }
            }
            return handedOut;
        } finally {
            consumer.unlock();
        }
    }

    @Override
    public List<String> forEachPending(Consumer<Event> consumer) {
        pending().forEach(consumer);
        return List.of();
    }

    private boolean handOut(Event event, Consumer<Event> handler) {
        if (processed.contains(event.id())) {
            return false;
        }
        handler.accept(event);
        return processed.add(event.id());
    }
}
