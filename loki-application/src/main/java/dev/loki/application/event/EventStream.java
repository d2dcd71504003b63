package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventQueue;
import dev.loki.ports.event.EventSubscription;
import dev.loki.ports.id.IdSource;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The cross-process event bus (seed, "Event Bus"). Switched off, it publishes nothing until somebody consumes: the first
 * consumer switches it on. Thread-safe.
 */
public final class EventStream {

    /** The member of a replayed event that names the event it was. */
    public static final String REPLAY_OF = "replay_of";

    private final Supplier<? extends EventBus> bus;
    private final Supplier<? extends EventQueue> queue;
    private final InstantSource clock;
    private final IdSource ids;
    private final @Nullable SpanContext outer;
    private volatile boolean on;

    /**
     * @param bus asked at the first use, and expected to give the same bus each time
     * @param queue the plain consumer's side; as well
     * @param outer the span that events happen in unless told otherwise; null where there is none
     * @param on whether to publish before anybody consumes
     */
    public EventStream(
            Supplier<? extends EventBus> bus,
            Supplier<? extends EventQueue> queue,
            InstantSource clock,
            IdSource ids,
            @Nullable SpanContext outer,
            boolean on) {
        this.bus = bus;
        this.queue = queue;
        this.clock = clock;
        this.ids = ids;
        this.outer = outer;
        this.on = on;
    }

    /**
     * Publishes an event with a fresh id and the current time.
     *
     * @param type see {@link dev.loki.domain.event.EventTypes#KNOWN}; others are legal
     * @param source see {@link dev.loki.domain.event.EventSources#KNOWN}; others are legal
     * @return the event; empty where the bus is off
     * @throws dev.loki.ports.event.EventBusException where it could not be written
     */
    public Optional<Event> emit(String type, String source, JsonObject payload) {
        return emit(type, source, payload, null);
    }

    /**
     * As {@link #emit(String, String, JsonObject)}, and says in which span it happens.
     *
     * @param span null for the one that this process happens in
     */
    public Optional<Event> emit(String type, String source, JsonObject payload, @Nullable SpanContext span) {
        if (!on) {
            return Optional.empty();
        }
        Event event = event(type, source, payload);
        SpanContext within = span == null ? outer : span;
        return Optional.of(published(within == null ? event : event.within(within)));
    }

    /**
     * As {@link #emit(String, String, JsonObject)}, where a span begins or ends here that its maker exports: the group
     * that makes spans of events makes none of it.
     */
    public Optional<Event> emitTraced(String type, String source, JsonObject payload, SpanContext span) {
        return on
                ? Optional.of(
                        published(event(type, source, payload).within(span).traced()))
                : Optional.empty();
    }

    private Event event(String type, String source, JsonObject payload) {
        return Event.of(freshId(), type, source, IsoTimestamp.format(clock.instant()), payload);
    }

    private Event published(Event event) {
        bus.get().emit(event);
        return event;
    }

    /** Joins a consumer group; see {@link EventBus#subscribe}. */
    public EventSubscription subscribe(ConsumerGroup group, EventHandler handler) {
        on = true;
        return bus.get().subscribe(group, handler);
    }

    /** Handles what a group has yet to do; see {@link EventBus#catchUp}. */
    public long catchUp(ConsumerGroup group, EventHandler handler) {
        on = true;
        return bus.get().catchUp(group, handler);
    }

    /** Shows each event from now on; see {@link EventBus#follow}. */
    public EventSubscription follow(Consumer<Event> onlooker) {
        on = true;
        return bus.get().follow(onlooker);
    }

    /** Hands out events that are kept, also consumed ones; see {@link EventBus#replay}. */
    public long replay(EventSelection selection, Consumer<Event> consumer) {
        return bus.get().replay(selection, consumer);
    }

    /**
     * Publishes events that are kept once more, for all consumers: each with its own timestamp and payload, a fresh id, and
     * the old one in {@value #REPLAY_OF}. With the old id, consumers would take it for what they know already.
     *
     * @return how many there were
     */
    public long republish(EventSelection selection) {
        return bus.get().replay(selection, event -> bus.get().emit(again(event)));
    }

    /** What is on the bus; see {@link EventBus#stats}. */
    public EventBusStats stats() {
        return bus.get().stats();
    }

    /**
     * Hands each pending event to the handler, in order, and archives it; see {@link EventQueue#drain}.
     *
     * @return how many events were handed out
     */
    public int drain(Consumer<Event> handler) {
        on = true;
        return queue.get().drain(handler);
    }

    /**
     * The pending events in order; they stay pending.
     *
     * @return what is no event, and why; see {@link EventQueue#forEachPending}
     */
    public List<String> forEachPending(Consumer<Event> consumer) {
        return queue.get().forEachPending(consumer);
    }

    private Event again(Event event) {
        return new Event(
                event.json().with("id", new JsonString(freshId())).with(REPLAY_OF, new JsonString(event.id())));
    }

    private String freshId() {
        return HexFormat.of().toHexDigits(ids.nextBits());
    }
}
