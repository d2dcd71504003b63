package dev.loki.application.event;

import dev.loki.application.audit.Redaction;
import dev.loki.application.trace.SpanContexts;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.EpochNanos;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.ports.event.EventHandler;
import dev.loki.ports.trace.SpanExporter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes spans of the events that tell where sessions, iterations and other work begin and end: a consumer group's handler.
 * A span has the times that its events tell. It happens in the span that its event tells of; an iteration whose event tells
 * no other than its session did happens in that session, and so does other work in the iteration. A span whose end does not
 * come ends with {@link #close}, as an error. Thread-safe.
 */
public final class EventsToSpans implements EventHandler, AutoCloseable {

    /** The group's name. */
    public static final String GROUP = "otel";

    private static final int MAX_OPEN = 1_000;
    private static final Instant LAST = Instant.parse("2255-01-01T00:00:00Z");

    private final SpanExporter exporter;
    private final InstantSource clock;
    private final SpanContexts contexts;
    private final @Nullable SpanContext parent;
    private final Map<String, Begun> open = new LinkedHashMap<>();

    /**
     * @param parent the span that sessions happen in which tell of none; null where each is a trace of its own
     */
    public EventsToSpans(
            SpanExporter exporter, InstantSource clock, SpanContexts contexts, @Nullable SpanContext parent) {
        this.exporter = exporter;
        this.clock = clock;
        this.contexts = contexts;
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
        open.values()
                .forEach(begun -> export(begun, EpochNanos.of(clock.instant()), SpanStatus.error("no end was seen")));
        open.clear();
    }

    private void begin(SpanBoundary boundary, Event event) {
        SpanContext told = event.span().orElse(null);
        Begun before = open.get(boundary.key());
        if (before != null && !takesOver(told, before)) {
            return; // the same event again
        }
        if (before != null) {
            open.remove(boundary.key());
            export(before, epochNanos(event), SpanStatus.error("another has its name"));
        }
        open.put(
                boundary.key(),
                told != null && event.isTraced() ? Begun.elsewhere(told) : begun(boundary, event, told));
        forgetTheOldest();
    }

    private Begun begun(SpanBoundary boundary, Event event, @Nullable SpanContext told) {
        SpanContext outer = outer(boundary.kind(), SpanBoundary.session(event.payload()), told);
        JsonObject payload = Redaction.MASKING.redact(event.payload());
        Attributes.Builder attributes = Attributes.builder();
        SpanDescription.describe(boundary.kind(), payload, attributes);
        return new Begun(
                contexts.next(outer),
                outer == null ? null : outer.spanId(),
                told,
                SpanDescription.name(boundary.kind(), payload),
                epochNanos(event),
                attributes,
                true);
    }

    private void end(SpanBoundary boundary, Event event) {
        Begun begun = open.remove(boundary.key());
        if (begun != null) {
            JsonObject payload = Redaction.MASKING.redact(event.payload());
            SpanDescription.describeEnd(payload, begun.attributes());
            export(begun, epochNanos(event), SpanDescription.status(payload));
        }
    }

    private void forgetTheOldest() {
        if (open.size() > MAX_OPEN) {
            Iterator<Begun> oldest = open.values().iterator();
            export(oldest.next(), EpochNanos.of(clock.instant()), SpanStatus.error("no end was seen"));
            oldest.remove();
        }
    }

    private void export(Begun begun, long end, SpanStatus status) {
        if (begun.isOurs() && begun.context().sampled()) {
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

    /** The innermost open span around this one, unless the event tells of another than that one's event did. */
    private @Nullable SpanContext outer(SpanBoundary.Kind kind, String session, @Nullable SpanContext told) {
        Begun innermost = innermost(kind, session);
        if (innermost != null && (told == null || told.equals(innermost.told()))) {
            return innermost.context();
        }
        return told == null ? aroundAll() : told;
    }

    private @Nullable Begun innermost(SpanBoundary.Kind kind, String session) {
        Begun found = null;
        for (Map.Entry<String, Begun> entry : open.entrySet()) {
            for (SpanBoundary.Kind outer : SpanBoundary.Kind.values()) {
                boolean isOuter = outer.compareTo(kind) < 0;
                if (isOuter && entry.getKey().startsWith(outer + "\n" + session + "\n")) {
                    found = entry.getValue();
                }
            }
        }
        return found;
    }

    /**
     * The last session whose span another makes, such as the run that this is a part of. Anybody can tell of one: it is
     * taken only within the trace that this belongs to, else that of the oldest.
     */
    private @Nullable SpanContext aroundAll() {
        SpanContext found = parent;
        for (Begun begun : open.values()) {
            if (!begun.isOurs() && mayHold(begun.context(), found)) {
                found = begun.context();
            }
        }
        return found;
    }

    /**
     * Anybody can begin something under a name that is known beforehand. It is left to whoever tells of the trace that this
     * belongs to, where the first did not.
     */
    private boolean takesOver(@Nullable SpanContext told, Begun before) {
        return parent != null
                && told != null
                && mayHold(told, parent)
                && (before.told() == null || !mayHold(before.told(), parent));
    }

    /** What would be sampled without such a session is so with it. */
    private static boolean mayHold(SpanContext told, @Nullable SpanContext around) {
        return around == null
                ? told.sampled()
                : told.traceId().equals(around.traceId()) && (told.sampled() || !around.sampled());
    }

    /** An event may tell any time; nanoseconds end in the year 2262. */
    private long epochNanos(Event event) {
        Instant time = time(event);
        if (time.isBefore(Instant.EPOCH)) {
            return 0;
        }
        return EpochNanos.of(time.isAfter(LAST) ? LAST : time);
    }

    private Instant time(Event event) {
        try {
            return OffsetDateTime.parse(event.timestamp()).toInstant();
        } catch (DateTimeException e) {
            return clock.instant();
        }
    }

    /**
     * @param told the span that the event tells of
     * @param isOurs whether the span is made here
     */
    private record Begun(
            SpanContext context,
            @Nullable SpanId parent,
            @Nullable SpanContext told,
            String name,
            long start,
            Attributes.Builder attributes,
            boolean isOurs) {

        static Begun elsewhere(SpanContext context) {
            return new Begun(context, null, context, "", 0, Attributes.builder(), false);
        }
    }
}
