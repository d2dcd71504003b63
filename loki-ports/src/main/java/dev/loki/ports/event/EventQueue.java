package dev.loki.ports.event;

import dev.loki.domain.event.Event;
import java.util.List;
import java.util.function.Consumer;

/**
 * The bus as the seed's plain consumer sees it, who belongs to no group: what is pending is handed out once, and archived.
 * One consumer at a time drains. Implementations are thread-safe.
 */
public interface EventQueue {

    /**
     * Hands each pending event to the handler in the order of emission, and archives it once the handler has returned. An
     * event whose id was processed before is archived without being handed out. Where the handler throws, its event
     * stays pending and the exception goes on to the caller. What is no event is set aside, never lost.
     *
     * @return how many events were handed out
     * @throws EventBusException where the bus cannot be read
     */
    int drain(Consumer<Event> handler);

    /**
     * The pending events in the order of emission; they stay pending.
     *
     * @return what is pending but no event, one line each: its name and the reason
     * @throws EventBusException where the bus cannot be read
     */
    List<String> forEachPending(Consumer<Event> consumer);
}
