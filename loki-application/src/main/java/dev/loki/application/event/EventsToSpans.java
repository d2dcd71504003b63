package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.trace.SpanExporter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of the events that tell where sessions, iterations and other work begin and end: a consumer group's handler.
 * A span has the times that its events tell. An iteration happens in its session, other work in the iteration. A span whose
 * end does not come ends with {@link #close}, as an error. Thread-safe.
 */
public final class EventsToSpans implements EventHandler, AutoCloseable {

    /** The group's name. */
    public static final String GROUP = "otel";

    private static final int MAX_OPEN = 1_000;
    private static final int MAX_ATTRIBUTES = 64;
    private static final int MAX_TEXT = 1_000;
    private static final long MAX_SECONDS = 9_000_000_000L;
    private static final List<String> GOOD = List.of("ok", "completed", "success", "0");

    private final SpanExporter exporter;
    private final InstantSource clock;
    private final IdSource ids;
    private final @Nullable SpanContext parent;
    private final Map<String, Begun> open = new LinkedHashMap<>();

    /**
     * @param parent the span that sessions happen in; null where each is a trace of its own
     */
    public EventsToSpans(SpanExporter exporter, InstantSource clock, IdSource ids, @Nullable SpanContext parent) {
        this.exporter = exporter;
        this.clock = clock;
        this.ids = ids;
        this.parent = parent;
    }

    @Override
    public synchronized void handle(Event event) {
        SpanBoundary.of(event).ifPresent(boundary -> {
            if (boundary.begins()) {
                begin(boundary, event);
            } else {
                end(boundary, event);
            }
        });
    }

    @Override
    public synchronized void close() {
        open.values().forEach(begun -> export(begun, epochNanos(clock.instant()), SpanStatus.error("no end was seen")));
        open.clear();
    }

    private void begin(SpanBoundary boundary, Event event) {
        if (open.containsKey(boundary.key())) {
            return; // the same event again
        }
        SpanContext outer = outer(boundary.kind(), event.payload());
        TraceId trace = outer == null ? new TraceId(ids.nextBits(), ids.nextBits()) : outer.traceId();
        SpanContext context = new SpanContext(trace, new SpanId(ids.nextBits()), outer == null || outer.sampled());
        Begun begun = new Begun(
                context,
                outer == null ? null : outer.spanId(),
                name(boundary.kind(), event.payload()),
                epochNanos(time(event)),
                Attributes.builder());
        describe(begun.attributes(), boundary.kind(), event.payload());
        open.put(boundary.key(), begun);
        forgetTheOldest();
    }

    private void end(SpanBoundary boundary, Event event) {
        Begun begun = open.remove(boundary.key());
        if (begun != null) {
            JsonObject payload = event.payload();
            put(begun.attributes(), "session.iterations", payload.get("iterations"));
            put(begun.attributes(), "rarv.exit_code", payload.get("exit_code"));
            export(begun, epochNanos(time(event)), status(payload));
        }
    }

    private void forgetTheOldest() {
        if (open.size() > MAX_OPEN) {
            Iterator<Begun> oldest = open.values().iterator();
            export(oldest.next(), epochNanos(clock.instant()), SpanStatus.error("no end was seen"));
            oldest.remove();
        }
    }

    private void export(Begun begun, long end, SpanStatus status) {
        if (begun.context().sampled()) {
            exporter.export(new Span(
                    begun.context(),
                    begun.parent(),
                    begun.name(),
                    SpanKind.INTERNAL,
                    begun.start(),
                    Math.max(begun.start(), end),
                    begun.attributes().build(),
                    status));
        }
    }

    /** The innermost open span that this one happens in. */
    private @Nullable SpanContext outer(SpanBoundary.Kind kind, JsonObject payload) {
        String session = SpanBoundary.session(payload);
        SpanContext found = parent;
        for (Map.Entry<String, Begun> entry : open.entrySet()) {
            for (SpanBoundary.Kind outer : SpanBoundary.Kind.values()) {
                boolean isOuter = outer.compareTo(kind) < 0;
                if (isOuter && entry.getKey().startsWith(outer + "\n" + session + "\n")) {
                    found = entry.getValue().context();
                }
            }
        }
        return found;
    }

    private static String name(SpanBoundary.Kind kind, JsonObject payload) {
        return switch (kind) {
            case SESSION -> "loki.session";
            case ITERATION -> "rarv.iteration";
            case OTHER -> {
                String name = SpanBoundary.name(kind, payload);
                yield name.isEmpty() ? "unknown" : shortened(name);
            }
        };
    }

    private static void describe(Attributes.Builder attributes, SpanBoundary.Kind kind, JsonObject payload) {
        switch (kind) {
            case SESSION -> {
                put(attributes, "session.provider", payload.get("provider"));
                put(attributes, "session.prd", payload.get("prd"));
            }
            case ITERATION -> {
                attributes.put("rarv.iteration", shortened(SpanBoundary.name(kind, payload)));
                put(attributes, "rarv.provider", payload.get("provider"));
            }
            case OTHER ->
                payload.members().entrySet().stream()
                        .filter(member -> !member.getKey().equals("action"))
                        .limit(MAX_ATTRIBUTES)
                        .forEach(member -> put(attributes, shortened(member.getKey()), member.getValue()));
        }
    }

    private static void put(Attributes.Builder attributes, String name, @Nullable JsonValue value) {
        if (value != null) {
            attributes.put(name, shortened(SpanBoundary.text(value)));
        }
    }

    private static SpanStatus status(JsonObject payload) {
        for (String member : List.of("status", "result", "outcome")) {
            JsonValue value = payload.get(member);
            if (value != null) {
                String text = SpanBoundary.text(value);
                return GOOD.contains(text) ? SpanStatus.OK : SpanStatus.error(shortened(text));
            }
        }
        return SpanStatus.UNSET;
    }

    private Instant time(Event event) {
        try {
            return OffsetDateTime.parse(event.timestamp()).toInstant();
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    /** An event may tell any time; nanoseconds end in the year 2262. */
    private static long epochNanos(Instant time) {
        long seconds = Math.max(0, Math.min(MAX_SECONDS, time.getEpochSecond()));
        return seconds * 1_000_000_000L + time.getNano();
    }

    private static String shortened(String text) {
        return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
    }

    private record Begun(
            SpanContext context, @Nullable SpanId parent, String name, long start, Attributes.Builder attributes) {}
}
