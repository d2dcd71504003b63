package dev.loki.ports.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSelection;
import java.util.function.Consumer;

/**
 * The cross-process bus (seed, "Event Bus"). Any number of processes emit, and any number of {@linkplain ConsumerGroup
 * groups} consume: each group sees every event, each event goes to one member of the group, at least once. Before it is
 * used there is no thread. Implementations are thread-safe.
 */
public interface EventBus extends AutoCloseable {

    /**
     * Publishes an event: readers see all of it or nothing.
     *
     * @throws EventRefusedException where it never will be
     * @throws EventBusException where it could not be written; after an interrupt it may have been
     */
    void emit(Event event);

    /**
     * Joins a group and hands it events as they come, on one thread of the subscription's own, until it is closed. An event
     * is acknowledged after the handler has returned. One whose handler throws is handed out again as
     * {@link ConsumerGroup#retries} says, and then set aside as a dead letter with the error. Of two events with one id
     * that are there together, the group sees the first.
     *
     * @throws EventBusException where the bus cannot be used; later trouble is a warning, and is tried again
     */
    EventSubscription subscribe(ConsumerGroup group, EventHandler handler);

    /**
     * As {@link #subscribe}, on the calling thread, and only until the group has nothing more to do: joins, handles, leaves.
     * Events that a living other member works on are not waited for.
     *
     * @return how many events the handler took
     * @throws EventBusException where the bus cannot be used; what was handled before is acknowledged
     */
    long catchUp(ConsumerGroup group, EventHandler handler);

    /**
     * Hands out events that are kept, whoever has consumed them, in the order of emission; acknowledges nothing. Events that
     * are emitted meanwhile are left out. What the consumer throws goes on to the caller.
     *
     * @return how many events were handed out
     * @throws EventBusException where the bus cannot be read
     */
    long replay(EventSelection selection, Consumer<Event> consumer);

    /**
     * Shows each event that is emitted from now on, about in the order of emission, on a thread of its own, until it is
     * closed: for onlookers. They belong to no group, acknowledge nothing, and hold nothing up.
     *
     * @param onlooker what it throws is a warning
     * @throws EventBusException where the bus cannot be used
     */
    EventSubscription follow(Consumer<Event> onlooker);

    /**
     * What is on the bus at this moment.
     *
     * @throws EventBusException where the bus cannot be read
     */
    EventBusStats stats();

    /** Ends all subscriptions that were made here, as {@link EventSubscription#close} does. Safe to call twice. */
    @Override
    void close();
}
