package dev.loki.application.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Map;
import java.util.Optional;

/**
 * An event at which a span begins or ends. Both shapes are known: the whole name as the type ({@code session_start}), and
 * the type with the action in the payload ({@code session}, {@code start}).
 *
 * @param kind what the span is of
 * @param begins whether it begins here
 * @param key tells the span from others that are open
 */
record SpanBoundary(Kind kind, boolean begins, String key) {

    /** What spans are of that events tell about. */
    enum Kind {
        SESSION,
        ITERATION,
        OTHER
    }

    private record Boundary(Kind kind, boolean begins) {}

    private static final Map<String, Boundary> BOUNDARIES = Map.of(
            "session_start", new Boundary(Kind.SESSION, true),
            "session_end", new Boundary(Kind.SESSION, false),
            "iteration_start", new Boundary(Kind.ITERATION, true),
            "iteration_complete", new Boundary(Kind.ITERATION, false),
            "otel_span_start", new Boundary(Kind.OTHER, true),
            "otel_span_end", new Boundary(Kind.OTHER, false));

    /** Empty for an event of another kind. */
    static Optional<SpanBoundary> of(Event event) {
        String combined = event.type() + "_" + event.payload().string("action").orElse("");
        Boundary boundary = BOUNDARIES.get(BOUNDARIES.containsKey(event.type()) ? event.type() : combined);
        return Optional.ofNullable(boundary)
                .map(found -> new SpanBoundary(found.kind(), found.begins(), key(found.kind(), event.payload())));
    }

    /** The session that the event names; all that name none are one. */
    static String session(JsonObject payload) {
        return first(payload, "session", "session_id");
    }

    /** What an iteration or a span is called. */
    static String name(Kind kind, JsonObject payload) {
        return switch (kind) {
            case SESSION -> "";
            case ITERATION -> first(payload, "iteration", "action");
            case OTHER -> first(payload, "span_name", "action");
        };
    }

    static String text(JsonValue value) {
        return value instanceof JsonString string ? string.value() : value.toString();
    }

    private static String key(Kind kind, JsonObject payload) {
        return kind + "\n" + session(payload) + "\n" + name(kind, payload);
    }

    private static String first(JsonObject payload, String... members) {
        for (String member : members) {
            JsonValue value = payload.get(member);
            if (value instanceof JsonString || value instanceof JsonNumber) {
                return text(value);
            }
        }
        return "";
    }
}
