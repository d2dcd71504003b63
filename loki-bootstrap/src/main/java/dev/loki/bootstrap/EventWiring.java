package dev.loki.bootstrap;

import dev.loki.adapter.fs.event.EventBusSettings;
import dev.loki.adapter.fs.event.FileEventBus;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.event.EventStream;
import dev.loki.application.event.EventSubscribers;
import dev.loki.application.event.EventsToAudit;
import dev.loki.application.event.EventsToSpans;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.event.EventStore;
import dev.loki.ports.event.LocalEventBus;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.trace.SpanExporter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The event bus as the settings want it, and its enterprise subscribers: where LOKI_EVENTS_ENABLED is on, events go to the
 * audit trail where that is kept, and become spans where telemetry is on. Until then nothing of it is loaded.
 */
final class EventWiring implements AutoCloseable {

    private final Lazy<LocalEventBus> bus;
    private final EventStream stream;
    private final EventSettings settings;
    private final Consumer<String> warnings;
    private @Nullable EventSubscribers subscribers;
    private @Nullable EventsToSpans spans;

    /**
     * @param on whether to publish before anybody consumes
     */
    EventWiring(
            EventSettings settings,
            Path lokiDir,
            Supplier<JsonReader> json,
            InstantSource clock,
            IdSource ids,
            boolean on,
            Consumer<String> warnings) {
        this.settings = settings;
        this.warnings = warnings;
        bus = new Lazy<>(() -> {
            Path log = settings.log() ? lokiDir.resolve("events.jsonl") : null;
            EventBusSettings how = new EventBusSettings(settings.sync(), log, settings.retention(), warnings);
            return new FileEventBus(lokiDir.resolve("events"), json.get(), clock, how);
        });
        stream = new EventStream(bus, bus, clock, ids, on);
    }

    EventStream stream() {
        return stream;
    }

    EventStore store() {
        return bus.get();
    }

    /**
     * Starts the subscribers, once.
     *
     * @param audit null where no trail is kept
     * @param exporter empty where telemetry is off
     * @param parent the span that sessions happen in
     */
    synchronized void start(
            @Nullable AuditTrail audit,
            Optional<SpanExporter> exporter,
            InstantSource clock,
            IdSource ids,
            @Nullable SpanContext parent) {
        if (!settings.enabled() || subscribers != null) {
            return;
        }
        Map<String, EventHandler> handlers = new HashMap<>();
        if (audit != null) {
            handlers.put(EventsToAudit.GROUP, new EventsToAudit(audit));
        }
        exporter.ifPresent(to -> {
            EventsToSpans toSpans = new EventsToSpans(to, clock, ids, parent);
            spans = toSpans;
            handlers.put(EventsToSpans.GROUP, toSpans);
        });
        subscribers = new EventSubscribers(stream, handlers, warnings);
        subscribers.start();
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
        bus.made().ifPresent(LocalEventBus::close);
    }
}
