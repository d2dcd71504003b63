package dev.loki.contracts.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.EventBusStats;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** What one group has yet to do. Thread-safe. */
final class InMemoryGroup {

    private final Deque<Event> waiting = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();
    private int inHand;
    private int members;
    private int deadLetters;

    InMemoryGroup(Collection<Event> events) {
        events.forEach(this::offer);
    }

    synchronized void offer(Event event) {
        if (seen.add(event.id())) {
            waiting.addLast(event);
            notifyAll();
        }
    }

    /** The next event, or null where there is none. */
    synchronized @Nullable Event claim() {
        Event event = waiting.pollFirst();
        inHand += event == null ? 0 : 1;
        return event;
    }

    synchronized void acknowledge(boolean refused) {
        inHand--;
        deadLetters += refused ? 1 : 0;
    }

    synchronized void giveBack(Event event) {
        inHand--;
        waiting.addFirst(event);
        notifyAll();
    }

    /** Waits for an event, or until the waiting is over. */
    synchronized void await(BooleanSupplier over) throws InterruptedException {
        while (waiting.isEmpty() && !over.getAsBoolean()) {
            wait();
        }
    }

    synchronized void wake() {
        notifyAll();
    }

    synchronized void joined(int change) {
        members += change;
    }

    synchronized EventBusStats.Group stats(String name) {
        return new EventBusStats.Group(name, waiting.size() + inHand, deadLetters, members > 0);
    }
}
