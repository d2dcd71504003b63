package dev.loki.bootstrap;

import dev.loki.adapter.fs.event.EventBusSettings;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventBridge;
import dev.loki.application.event.EventStream;
import dev.loki.application.event.EventSubscribers;
import dev.loki.application.event.EventsToAudit;
import dev.loki.application.event.EventsToSpans;
import dev.loki.bootstrap.settings.EventSettings;
import dev.loki.bootstrap.settings.KafkaSettings;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventStore;
import dev.loki.ports.event.LocalEventBus;
import dev.loki.ports.event.Retention;
import dev.loki.ports.trace.SpanExporter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The event bus as the settings want it, and its enterprise subscribers: where LOKI_EVENTS_ENABLED is on, events go to the
 * audit trail where that is kept, and become spans where telemetry is on: the run makes those of all within it, as only
 * who sees both the beginning and the end can. Where a broker is named, a bridge mirrors events to
 * Kafka and back. Until then nothing of it is loaded.
 */
final class EventWiring implements AutoCloseable {

    private final Basics basics;
    private final EventSettings settings;
    private final Lazy<LocalEventBus> bus;
    private final EventStream stream;
    private final Lazy<Optional<EventBridge>> bridge;
    private final Set<String> measured = ConcurrentHashMap.newKeySet();
    private @Nullable EventSubscribers subscribers;
    private @Nullable EventsToSpans spans;

    /**
     * @param on whether to publish before anybody consumes
     */
    EventWiring(Basics basics, boolean on) {
        this.basics = basics;
        this.settings = basics.settings().events();
        bus = new Lazy<>(this::open);
        bridge = new Lazy<>(this::openBridge);
        stream = new EventStream(
                bus,
                bus,
                basics.clock(),
                basics.ids(),
                basics.settings().trace().outer().span(),
                on);
    }

    /** The bus, opened at its first use. */
    Supplier<LocalEventBus> bus() {
        return bus;
    }

    EventStream stream() {
        return stream;
    }

    EventStore store() {
        return bus.get();
    }

    /** How long consumed events are kept. */
    Retention retention() {
        return settings.retention();
    }

    /**
     * What mirrors events; empty where no broker is named.
     *
     * @throws ConfigurationException where Kafka's client settings cannot be used
     */
    Optional<EventBridge> bridge() {
        return bridge.get();
    }

    /**
     * Starts the subscribers and the bridge, once.
     *
     * @param audit empty where no trail is kept
     * @param exporter empty where telemetry is off
     * @param trackers what tells trackers, by the names of their groups, whatever LOKI_EVENTS_ENABLED says
     * @throws ConfigurationException where Kafka's client settings cannot be used; then nothing was started
     */
    synchronized void start(
            Optional<AuditTrail> audit, Optional<SpanExporter> exporter, Map<String, EventHandler> trackers) {
        if (settings.kafka() != null) {
            bridge().ifPresent(this::startBridge);
        }
        if (subscribers == null && (settings.enabled() || !trackers.isEmpty())) {
            Map<String, EventHandler> handlers = new HashMap<>(trackers);
            if (settings.enabled()) {
                addSubscribers(handlers, audit, exporter);
            }
            subscribers = new EventSubscribers(stream, handlers, basics.warnings());
            subscribers.start();
        }
    }

    /** Measures how far each group is behind, where the bus is in use. A group that is gone is not behind. */
    void measureLag(LokiMetrics metrics) {
        bus.made().ifPresent(used -> {
            Map<String, Long> lags = new HashMap<>();
            measured.forEach(group -> lags.put(group, 0L));
            used.stats().groups().forEach(group -> lags.put(group.name(), group.lag()));
            measured.addAll(lags.keySet());
            lags.forEach((group, lag) -> metrics.eventLag().with(group).set(lag));
        });
    }

    private void startBridge(EventBridge mirror) {
        try {
            mirror.start();
        } catch (EventBusException e) {
            basics.warnings().accept("events are not mirrored: " + e.getMessage());
        }
    }

    private synchronized void addSubscribers(
            Map<String, EventHandler> handlers, Optional<AuditTrail> audit, Optional<SpanExporter> exporter) {
        audit.ifPresent(trail -> handlers.put(EventsToAudit.GROUP, new EventsToAudit(trail)));
        exporter.filter(to -> !basics.isWithinRun()).ifPresent(to -> {
            EventsToSpans toSpans = new EventsToSpans(
                    to,
                    basics.clock(),
                    TraceWiring.contexts(basics),
                    basics.settings().trace().outer().span());
            spans = toSpans;
            handlers.put(EventsToSpans.GROUP, toSpans);
        });
    }

    /** Ends the subscribers, before what they write to is closed. */
    synchronized void stop() {
        if (subscribers != null) {
            subscribers.close();
        }
        if (spans != null) {
            spans.close();
        }
    }

    @Override
    public void close() {
        stop();
        bridge.made().flatMap(made -> made).ifPresent(EventBridge::close);
        bus.made().ifPresent(LocalEventBus::close);
    }

    private Optional<EventBridge> openBridge() {
        KafkaSettings kafka = settings.kafka();
        return kafka == null ? Optional.empty() : Optional.of(KafkaWiring.bridge(basics, kafka, bus.get()));
    }

    private LocalEventBus open() {
        Path log = settings.log() ? basics.loki("events.jsonl") : null;
        EventBusSettings how = new EventBusSettings(settings.sync(), log, settings.retention(), basics.warnings());
        return new FileEventBus(basics.loki("events"), basics.json().get(), basics.clock(), how);
    }
}
