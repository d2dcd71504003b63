package dev.loki.domain.event;

import dev.loki.domain.json.JsonString;
import java.util.Optional;

/**
 * Where an event was published that a bridge has brought from one bus to another: its member {@value #MEMBER} is
 * {@code <origin>:<id>}. It holds for the event of that id only. So a copy under a fresh id, as a replay makes it, is a new
 * event of the place where it was made.
 */
public final class EventOrigin {

    /** The member; on the wire, a CloudEvents extension attribute of this name. */
    public static final String MEMBER = "lokiorigin";

    private EventOrigin() {}

    /** The event, saying that it is from there. */
    public static Event mark(Event event, String origin) {
        return new Event(event.json().with(MEMBER, new JsonString(origin + ":" + event.id())));
    }

    /** Where it is from; empty where no bridge has had it. */
    public static Optional<String> of(Event event) {
        String end = ":" + event.id();
        return event.json()
                .string(MEMBER)
                .filter(mark -> mark.endsWith(end))
                .map(mark -> mark.substring(0, mark.length() - end.length()));
    }
}
