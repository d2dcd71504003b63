package dev.loki.contracts.event;

import dev.loki.domain.event.Event;
import dev.loki.ports.event.Attempts;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventSubscription;

/** One member of a group: its thread hands out the events one by one. Pauses between attempts are left out. */
final class InMemoryMember implements EventSubscription {

    private static final long PATIENCE_MILLIS = 2_000;

    private final InMemoryGroup group;
    private final Attempts attempts;
    private final String name;
    private final Thread thread;
    private volatile boolean closed;

    InMemoryMember(ConsumerGroup consumer, InMemoryGroup group, EventHandler handler, String name) {
        this.name = name;
        this.group = group;
        this.attempts = new Attempts(consumer, handler);
        thread = new Thread(this::run, "events-" + consumer.name());
        thread.setDaemon(true);
    }

    void start() {
        group.joined(1);
        thread.start();
    }

    long catchUp() {
        long taken = 0;
        Event event = group.claim();
        while (event != null) {
            taken += handle(event) ? 1 : 0;
            event = Thread.currentThread().isInterrupted() ? null : group.claim();
        }
        return taken;
    }

    @Override
    public String group() {
        return name;
    }

    @Override
    public void close() {
        closed = true;
        group.wake();
        if (Thread.currentThread() != thread) {
            join();
        }
    }

    private void run() {
        try {
            while (!closed) {
                group.await(() -> closed);
                Event event = closed ? null : group.claim();
                if (event != null) {
                    handle(event);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            group.joined(-1);
        }
    }

    /** Whether the handler took it. */
    private boolean handle(Event event) {
        try {
            Attempts.Outcome outcome = attempts.at(event, time -> !closed);
            if (outcome instanceof Attempts.Left) {
                group.giveBack(event);
            } else {
                group.acknowledge(outcome instanceof Attempts.Refused);
            }
            return outcome instanceof Attempts.Handled;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            group.giveBack(event);
            return false;
        }
    }

    private void join() {
        try {
            thread.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
