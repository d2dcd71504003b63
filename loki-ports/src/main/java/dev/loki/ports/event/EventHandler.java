package dev.loki.ports.event;

import dev.loki.domain.event.Event;

/** What a consumer group does with an event. It may emit, and may close its own subscription. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Handles one event; the same event may come again where the process ended before it was acknowledged.
     *
     * @throws Exception where it could not be handled, and should be tried again
     */
    void handle(Event event) throws Exception;
}
