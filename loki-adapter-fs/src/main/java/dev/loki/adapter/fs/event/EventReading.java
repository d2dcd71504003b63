package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;

/** What reading a pending file brought. */
sealed interface EventReading {

    /** The file is an event. */
    record Found(Event event) implements EventReading {}

    /** The file is gone, or so young that somebody may still be writing it. */
    record NotNow() implements EventReading {}

    /**
     * The file is no event, and will not become one.
     *
     * @param reason what was expected; quotes nothing of the file
     */
    record NoEvent(String reason) implements EventReading {}
}
