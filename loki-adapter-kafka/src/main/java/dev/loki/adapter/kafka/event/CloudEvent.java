package dev.loki.adapter.kafka.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An event as CloudEvents 1.0.2 has it: attributes, and data. Id, type and source are the event's own, {@code time} is its
 * timestamp, the data is its payload, and its further members are extension attributes where they are such texts.
 *
 * <p>Where that would not give the very same event back, {@value #WHOLE} holds the event, without its payload, as JSON: so a
 * type with a line feed, a time that is no time, or a member that is a number come through untouched. Events that others
 * publish have no such attribute.
 *
 * @param attributes by name, {@code specversion} and {@code datacontenttype} left out; JSON strings, booleans or numbers
 * @param data the payload; where it is no object, the event's payload has it as {@code data}
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents 1.0.2</a>
 */
record CloudEvent(Map<String, JsonValue> attributes, JsonValue data) {

    CloudEvent {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    static final String SPEC_VERSION = "1.0";

    /** An event's members that are not attributes: all of them but the payload. */
    static final String WHOLE = "lokievent";

    private static final Set<String> OWN = Set.of("id", "type", "source", "timestamp", "payload", "version");

    /** Mean something else as attributes than they would as members of an event. */
    private static final Set<String> RESERVED =
            Set.of("time", "specversion", "datacontenttype", "data", "data_base64", WHOLE);

    static CloudEvent of(Event event) {
        Map<String, JsonValue> attributes = new LinkedHashMap<>();
        attributes.put("id", new JsonString(event.id()));
        attributes.put("type", new JsonString(CloudEventText.printable(event.type())));
        attributes.put("source", new JsonString(CloudEventText.uriReference(event.source())));
        if (CloudEventText.isTime(event.timestamp())) {
            attributes.put("time", new JsonString(event.timestamp()));
        }
        event.json().members().forEach((name, value) -> {
            if (isExtension(name, value)) {
                attributes.put(name, value);
            }
        });
        String whole = withoutPayload(event.json());
        String read = withoutPayload(new CloudEvent(attributes, event.payload()).toJson(""));
        if (!read.equals(whole)) {
            attributes.put(WHOLE, new JsonString(CloudEventText.ascii(whole)));
        }
        return new CloudEvent(attributes, event.payload());
    }

    /**
     * The event.
     *
     * @param whole what {@value #WHOLE} says, read; null where it is not there
     * @param published when the record was published, for events that tell no time
     * @throws NoEventException where it would be none
     */
    Event toEvent(@Nullable JsonValue whole, String published) throws NoEventException {
        try {
            if (whole == null) {
                return new Event(toJson(published));
            }
            Event event = new Event(whole instanceof JsonObject json ? json.with("payload", data) : JsonObject.EMPTY);
            if (!new JsonString(event.id()).equals(attributes.get("id"))) {
                throw new NoEventException("the ids in id and " + WHOLE + " differ");
            }
            return event;
        } catch (IllegalArgumentException e) {
            throw new NoEventException(String.valueOf(e.getMessage()));
        }
    }

    private JsonObject toJson(String published) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", attribute("id"))
                .put("type", attribute("type"))
                .put("source", attribute("source"))
                .put("timestamp", attributes.getOrDefault("time", new JsonString(published)))
                .put("payload", data instanceof JsonObject ? data : JsonObject.EMPTY.with("data", data))
                .put("version", Event.VERSION);
        attributes.forEach((name, value) -> {
            if (!OWN.contains(name) && !RESERVED.contains(name)) {
                json.put(name, value);
            }
        });
        return json.build();
    }

    private JsonValue attribute(String name) {
        return attributes.getOrDefault(name, JsonNull.NULL);
    }

    private static boolean isExtension(String name, JsonValue value) {
        return !OWN.contains(name)
                && !RESERVED.contains(name)
                && CloudEventText.isName(name)
                && value instanceof JsonString text
                && CloudEventText.isPrintable(text.value());
    }

    private static String withoutPayload(JsonObject event) {
        return VerbatimJson.stringify(event.with("payload", JsonNull.NULL));
    }
}
