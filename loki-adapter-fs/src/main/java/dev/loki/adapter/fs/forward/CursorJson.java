package dev.loki.adapter.fs.forward;

import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.forward.ChainPlace;
import dev.loki.ports.forward.ForwardCursor;
import org.jspecify.annotations.Nullable;

/** A cursor as JSON. */
final class CursorJson {

    private CursorJson() {}

    static JsonObject write(ForwardCursor cursor) {
        return JsonObject.builder()
                .put("confirmed", place(cursor.confirmed()))
                .put("repeat_from", place(cursor.repeatFrom()))
                .put("troubled", cursor.troubled())
                .build();
    }

    /** @throws IllegalArgumentException naming the field that is wrong */
    static ForwardCursor read(JsonValue value) {
        JsonObject cursor = object(value, "the cursor");
        return new ForwardCursor(
                readPlace(object(cursor.get("confirmed"), "confirmed")),
                readPlace(object(cursor.get("repeat_from"), "repeat_from")),
                JsonBoolean.TRUE.equals(cursor.get("troubled")));
    }

    private static JsonObject place(ChainPlace place) {
        return JsonObject.builder()
                .put("segment", place.segment())
                .put("start", place.start())
                .put("end", place.end())
                .put("entry", place.entry())
                .put("count", place.count())
                .build();
    }

    private static ChainPlace readPlace(JsonObject place) {
        return new ChainPlace(
                text(place, "segment"),
                whole(place, "start"),
                whole(place, "end"),
                text(place, "entry"),
                whole(place, "count"));
    }

    private static JsonObject object(@Nullable JsonValue value, String name) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(name + " is no object");
    }

    private static String text(JsonObject place, String name) {
        return place.string(name).orElseThrow(() -> new IllegalArgumentException(name + " is no text"));
    }

    private static long whole(JsonObject place, String name) {
        if (place.get(name) instanceof JsonNumber number && number.isSafeInteger()) {
            return number.longValueExact();
        }
        throw new IllegalArgumentException(name + " is no whole number");
    }
}
