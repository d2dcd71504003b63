package dev.loki.ports.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;

/** What no bus takes, because some readers of it could not: an event goes on from one bus to another. */
public final class EventLimits {

    private EventLimits() {}

    /**
     * Checks the depth and the names within an event; how large one may be is each bus's own.
     *
     * @throws EventRefusedException saying what it must not be
     */
    public static void require(Event event) {
        if (event.json().isDeeperThan(JsonReader.MAX_DEPTH)) {
            throw new EventRefusedException("the event is nested deeper than " + JsonReader.MAX_DEPTH + " levels");
        }
        requireNames(event.json());
    }

    private static void requireNames(JsonValue value) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, inner) -> {
                requireWholeCharacters(name);
                requireNames(inner);
            });
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(EventLimits::requireNames);
        }
    }

    /** Texts may hold halves; of names Python's and Node's readers refuse them. */
    private static void requireWholeCharacters(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(name.codePointAt(i))) {
                    throw new EventRefusedException("a name within the event holds half a character (a lone surrogate);"
                            + " write it whole, or put it into a text");
                }
                i++;
            }
        }
    }
}
