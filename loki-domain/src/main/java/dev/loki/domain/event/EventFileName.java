package dev.loki.domain.event;

import dev.loki.domain.time.IsoTimestamp;
import java.time.Instant;

/**
 * The name of an event's file: {@code <UTC timestamp with : replaced by ->_<id>.json}. Names sort in time order. The
 * timestamp is the emitter's own clock, never the event's text, so that no event can choose its path.
 */
public final class EventFileName {

    /** What the name of a finished event file ends in; a file being written must not. */
    public static final String SUFFIX = ".json";

    private EventFileName() {}

    /** The name for an event emitted at this instant. */
    public static String of(Instant emitted, Event event) {
        return IsoTimestamp.format(emitted).replace(':', '-') + "_" + event.id() + SUFFIX;
    }
}
