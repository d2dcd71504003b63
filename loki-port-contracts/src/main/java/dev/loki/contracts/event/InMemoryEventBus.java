package dev.loki.contracts.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventLimits;
import dev.loki.ports.event.EventQueue;
import dev.loki.ports.event.EventSubscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** An event bus for tests. Thread-safe; a handler may emit. */
public final class InMemoryEventBus implements EventBus, EventQueue {

    private final ReentrantLock consumer = new ReentrantLock();
    private final List<Event> kept = new ArrayList<>();
    private final Deque<Event> pending = new ArrayDeque<>();
    private final Set<String> processed = new HashSet<>();
    private final Map<String, InMemoryGroup> groups = new TreeMap<>();
    private final List<InMemoryGroup> onlookers = new ArrayList<>();
    private final List<InMemoryMember> members = new ArrayList<>();

    @Override
    public synchronized void emit(Event event) {
        EventLimits.require(event);
        pending.addLast(event);
        kept.add(event);
        groups.values().forEach(group -> group.offer(event));
        onlookers.forEach(onlooker -> onlooker.offer(event));
    }

    /** The pending events in order. */
    public synchronized List<Event> pending() {
        return List.copyOf(pending);
    }

    /** The names of the groups that were joined so far. */
    public synchronized Set<String> groupNames() {
        return Set.copyOf(groups.keySet());
    }

    @Override
    public int drain(Consumer<Event> handler) {
        consumer.lock();
        try {
            int handedOut = 0;
            for (Event event : pending()) {
                handedOut += handOut(event, handler) ? 1 : 0;
                synchronized (this) {
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

    @Override
    public EventSubscription subscribe(ConsumerGroup group, EventHandler handler) {
        InMemoryMember member = new InMemoryMember(group, join(group), handler, group.name());
        synchronized (this) {
            members.add(member);
        }
        member.start();
        return member;
    }

    @Override
    public long catchUp(ConsumerGroup group, EventHandler handler) {
        return new InMemoryMember(group, join(group), handler, group.name()).catchUp();
    }

    @Override
    public EventSubscription follow(Consumer<Event> onlooker) {
        InMemoryGroup seen = new InMemoryGroup(List.of());
        InMemoryMember member = new InMemoryMember(ConsumerGroup.named("onlooker"), seen, onlooker::accept, "");
        synchronized (this) {
            onlookers.add(seen);
            members.add(member);
        }
        member.start();
        return member;
    }

    @Override
    public long replay(EventSelection selection, Consumer<Event> consumer) {
        List<Event> events;
        synchronized (this) {
            events = List.copyOf(kept);
        }
        Predicate<Event> walk = selection.walk();
        List<Event> chosen = events.stream().filter(walk).toList();
        chosen.forEach(consumer);
        return chosen.size();
    }

    @Override
    public synchronized EventBusStats stats() {
        List<EventBusStats.Group> all = new ArrayList<>();
        groups.forEach((name, group) -> all.add(group.stats(name)));
        return new EventBusStats(kept.size(), pending.size(), kept.size(), kept.size(), 0, all);
    }

    @Override
    public void close() {
        List<InMemoryMember> all;
        synchronized (this) {
            all = List.copyOf(members);
        }
        all.forEach(InMemoryMember::close);
    }

    private synchronized InMemoryGroup join(ConsumerGroup group) {
        return groups.computeIfAbsent(
                group.name(),
                name -> new InMemoryGroup(group.start() == ConsumerGroup.Start.EARLIEST ? kept : List.of()));
    }

    private boolean handOut(Event event, Consumer<Event> handler) {
        if (processed.contains(event.id())) {
            return false;
        }
        handler.accept(event);
        return processed.add(event.id());
    }
}
