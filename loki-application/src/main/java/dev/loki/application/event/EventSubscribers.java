package dev.loki.application.event;

import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.event.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The enterprise subscribers of a project (seed, "Process Manager"): each is a consumer group with a thread of its own, from
 * {@link #start} to {@link #close}. They fail open: one that cannot subscribe is a warning. Thread-safe.
 */
public final class EventSubscribers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A tracker is a few calls over a network away, and what it is not told now it is told by who comes next. */
    private static final Duration PATIENCE_WITH_TRACKERS = Duration.ofSeconds(5);

    /** What the names of the groups that tell trackers begin with. */
    public static final String TRACKERS = "tracker-";

    /**
     * What is to be on record waits until it can be: where the chain is damaged, until an operator has seen to it. And what
     * a tracker is to be told waits until it listens.
     */
    private static final Retries UNTIL_HANDLED = new Retries(Integer.MAX_VALUE, Duration.ofMillis(100));

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
        this(events, handlers, warnings, patience(handlers));
    }

    EventSubscribers(
            EventStream events, Map<String, EventHandler> handlers, Consumer<String> warnings, Duration patience) {
        this.patience = patience;
        this.events = events;
        this.warnings = warnings;
        this.handlers = new TreeMap<>(handlers);
        this.handlers.replaceAll((group, handler) -> waits(group) ? telling(group, handler) : handler);
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

    /** Ends all. They get a second to handle what there is, and five where trackers are told. */
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

    /** What is tried for ever is no dead letter that anybody would hear of. The same trouble is told once. */
    private EventHandler telling(String group, EventHandler handler) {
        AtomicReference<String> told = new AtomicReference<>("");
        return event -> {
            try {
                handler.handle(event);
                told.set("");
            } catch (RuntimeException e) {
                String trouble = String.valueOf(e.getMessage());
                if (!trouble.equals(told.getAndSet(trouble))) {
                    warnings.accept("event group " + group + " waits: " + trouble);
                }
                throw e;
            }
        };
    }

    private static ConsumerGroup group(String name) {
        ConsumerGroup group = ConsumerGroup.named(name).startingAt(ConsumerGroup.Start.LATEST);
        return waits(name) ? group.retrying(UNTIL_HANDLED) : group;
    }

    private static Duration patience(Map<String, EventHandler> handlers) {
        boolean tells = handlers.keySet().stream().anyMatch(group -> group.startsWith(TRACKERS));
        return tells ? PATIENCE_WITH_TRACKERS : PATIENCE;
    }

    private static boolean waits(String group) {
        return group.equals(EventsToAudit.GROUP) || group.startsWith(TRACKERS);
    }
}
