package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.event.EventBus;
import dev.loki.ports.id.IdSource;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The cross-process event bus (seed, "Event Bus"). Switched off, it publishes nothing until somebody consumes: the first
 * consumer switches it on. Thread-safe.
 */
public final class EventStream {

    private final Supplier<EventBus> bus;
    private final InstantSource clock;
    private final IdSource ids;
    private volatile boolean on;

    /**
     * @param bus asked at the first use, and expected to give the same bus each time
     * @param on whether to publish before anybody consumes
     */
    public EventStream(Supplier<EventBus> bus, InstantSource clock, IdSource ids, boolean on) {
        this.bus = bus;
        this.clock = clock;
        this.ids = ids;
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
        if (!on) {
            return Optional.empty();
        }
        String id = HexFormat.of().toHexDigits(ids.nextBits());
        Event event = Event.of(id, type, source, IsoTimestamp.format(clock.instant()), payload);
        bus.get().emit(event);
        return Optional.of(event);
    }

    /**
     * Hands each pending event to the handler, in order, and archives it; see {@link EventBus#drain}.
     *
     * @return how many events were handed out
     */
    public int drain(Consumer<Event> handler) {
        on = true;
        return bus.get().drain(handler);
    }

    /**
     * The pending events in order; they stay pending.
     *
     * @return what is no event, and why; see {@link EventBus#forEachPending}
     */
    public List<String> forEachPending(Consumer<Event> consumer) {
        return bus.get().forEachPending(consumer);
    }
}
