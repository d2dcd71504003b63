package dev.loki.bootstrap;

import dev.loki.application.event.EventBridge;
import dev.loki.ports.event.EventStore;
import dev.loki.ports.event.Retention;
import java.util.Optional;

/** Events as the bus keeps them: cleaned up, brought in from logs, and mirrored to a broker. Thread-safe. */
public final class KeptEvents {

    private final EventWiring bus;

    KeptEvents(EventWiring bus) {
        this.bus = bus;
    }

    /** Cleans up the event bus, and brings logs of events onto it. */
    public EventStore store() {
        return bus.store();
    }

    /** How long consumed events are kept, as the environment says. */
    public Retention retention() {
        return bus.retention();
    }

    /**
     * Mirrors events to the Kafka topic that LOKI_EVENTS_KAFKA_BOOTSTRAP and LOKI_EVENTS_KAFKA_TOPIC name, and back; empty
     * where no broker is named. An embedded facade and a run do so by themselves. It is closed with the facade.
     *
     * @throws ConfigurationException where LOKI_EVENTS_KAFKA_CONFIG cannot be used
     */
    public Optional<EventBridge> bridge() {
        return bus.bridge();
    }
}
