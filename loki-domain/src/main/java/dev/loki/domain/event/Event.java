package dev.loki.domain.event;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.TraceContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One message of the cross-process bus (seed, "Event format"). Types and sources beyond the known ones, and members
 * beyond the six, are carried through untouched.
 *
 * @param json the event as it stands in its file
 */
public record Event(JsonObject json) {

    /** The format's version that Loki writes. */
    public static final String VERSION = "1.0";

    /** The member that says that the span which begins or ends here is made by whoever emits the event. */
    public static final String TRACED = "traced";

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,127}");

    /**
     * Checks that the object is an event.
     *
     * @throws IllegalArgumentException naming the member that is missing or wrong
     */
    public Event {
        text(json, "type");
        text(json, "source");
        text(json, "timestamp");
        if (!(json.get("payload") instanceof JsonObject)) {
            throw new IllegalArgumentException("payload must be an object");
        }
        requireId(text(json, "id"));
    }

    /**
     * A new event.
     *
     * @param id see {@link #requireId}
     * @param timestamp as {@link dev.loki.domain.time.IsoTimestamp} writes it
     */
    public static Event of(String id, String type, String source, String timestamp, JsonObject payload) {
        return new Event(JsonObject.builder()
                .put("id", id)
                .put("type", type)
                .put("source", source)
                .put("timestamp", timestamp)
                .put("payload", payload)
                .put("version", VERSION)
                .build());
    }

    /**
     * Checks an id, which becomes part of a file name: letters, digits, {@code _} and {@code -}, at most 128.
     *
     * @throws IllegalArgumentException where it is anything else
     */
    public static String requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("id must be 1 to 128 letters, digits, _ or -");
        }
        return id;
    }

    public String id() {
        return text(json, "id");
    }

    public String type() {
        return text(json, "type");
    }

    public String source() {
        return text(json, "source");
    }

    public String timestamp() {
        return text(json, "timestamp");
    }

    public JsonObject payload() {
        return json.get("payload") instanceof JsonObject payload ? payload : JsonObject.EMPTY;
    }

    /**
     * The event, said to happen in a span: the members {@code traceparent} and {@code tracestate}.
     *
     * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/extensions/distributed-tracing.md">CloudEvents,
     *     distributed tracing</a>
     */
    public Event within(SpanContext span) {
        JsonObject within = json.with(TraceContext.PARENT, new JsonString(span.traceparent()));
        return new Event(
                span.state().isEmpty()
                        ? within
                        : within.with(
                                TraceContext.STATE, new JsonString(span.state().value())));
    }

    /** The span it happens in; empty where it does not say, or says it wrongly. */
    public Optional<SpanContext> span() {
        return TraceContext.readSpan(name -> json.string(name).orElse(null));
    }

    /** The same, with {@value #TRACED}. */
    public Event traced() {
        return new Event(json.with(TRACED, new JsonString("true")));
    }

    /** Whether {@link #span} is that which begins or ends here. */
    public boolean isTraced() {
        return json.get(TRACED) != null;
    }

    private static String text(JsonObject json, String member) {
        return json.string(member)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(member + " must be a text that is not empty"));
    }
}
