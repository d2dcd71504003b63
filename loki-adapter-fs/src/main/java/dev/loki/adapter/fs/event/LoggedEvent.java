package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventSources;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;

/** Reads lines of an {@code events.jsonl}: in the flat schema ({@code timestamp, type, data}), or whole events. */
final class LoggedEvent {

    private final JsonReader json;

    LoggedEvent(JsonReader json) {
        this.json = json;
    }

    /**
     * The event that a line tells of; empty where it tells of none.
     *
     * @param id for an event that has none of its own
     */
    Optional<Event> read(byte[] line, String id) {
        try {
            return json.readStrict(line) instanceof JsonObject object
                    ? Optional.of(event(object, id))
                    : Optional.empty();
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Event event(JsonObject object, String id) {
        if (object.get("payload") != null) {
            return new Event(object.get("id") == null ? object.with("id", new JsonString(id)) : object);
        }
        return Event.of(id, text(object, "type"), source(object), text(object, "timestamp"), data(object));
    }

    /** The original's own lines name no source; its runner writes most of them. */
    private static String source(JsonObject object) {
        return data(object).string("source").filter(text -> !text.isEmpty()).orElse(EventSources.RUNNER);
    }

    private static JsonObject data(JsonObject object) {
        JsonValue data = object.get("data");
        if (data instanceof JsonObject members) {
            return members;
        }
        return data == null ? JsonObject.EMPTY : JsonObject.EMPTY.with("data", data);
    }

    private static String text(JsonObject object, String member) {
        return object.string(member).orElse("");
    }
}
