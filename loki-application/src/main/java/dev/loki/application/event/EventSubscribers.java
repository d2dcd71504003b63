package dev.loki.application.event;

import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventSubscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The enterprise subscribers of a project (seed, "Process Manager"): each is a consumer group with a thread of its own, from
 * {@link #start} to {@link #close}. They fail open: one that cannot subscribe is a warning. Thread-safe.
 */
public final class EventSubscribers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Duration patience;
    private final EventStream events;
    private final Map<String, EventHandler> handlers;
    private final Consumer<String> warnings;
    private final List<EventSubscription> running = new ArrayList<>();
    private boolean started;

    /**
     * @param handlers by the name of their group; none at all starts nothing
     */
    public EventSubscribers(EventStream events, Map<String, EventHandler> handlers, Consumer<String> warnings) {
        this(events, handlers, warnings, PATIENCE);
    }

    EventSubscribers(
            EventStream events, Map<String, EventHandler> handlers, Consumer<String> warnings, Duration patience) {
        this.patience = patience;
        this.events = events;
        this.handlers = new TreeMap<>(handlers);
        this.warnings = warnings;
    }

    /** Subscribes all, once. A group that is new sees what is emitted from now on. */
    public synchronized void start() {
        if (started) {
            return;
        }
        started = true;
        handlers.forEach((group, handler) -> {
            try {
                running.add(events.subscribe(group(group), handler));
            } catch (EventBusException e) {
                warnings.accept("event group " + group + " is not there: " + e.getMessage());
            }
        });
    }

    /** Ends all. They get a second to handle what there is. */
    @Override
    public synchronized void close() {
        running.forEach(EventSubscription::close);
        if (!running.isEmpty()) {
            FinalRound.within(
                    patience, bounded -> handlers.forEach((group, handler) -> finish(group, bounded.apply(handler))));
        }
        running.clear();
    }

    private void finish(String group, EventHandler handler) {
        try {
            events.catchUp(group(group), handler);
        } catch (EventBusException e) {
            warnings.accept("event group " + group + " has not seen all events: " + e.getMessage());
        }
    }

    private static ConsumerGroup group(String name) {
        return ConsumerGroup.named(name).startingAt(ConsumerGroup.Start.LATEST);
    }
}
