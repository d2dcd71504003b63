package dev.loki.domain.event;

import dev.loki.domain.json.JsonObject;
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

    private static String text(JsonObject json, String member) {
        return json.string(member)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> new IllegalArgumentException(member + " must be a text that is not empty"));
    }
}
