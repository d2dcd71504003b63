package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;

/** What reading an event's file brought. */
sealed interface EventReading {

    /** The file is an event. */
    record Found(Event event) implements EventReading {}

    /** There is no such file. */
    record Gone() implements EventReading {}

    /**
     * The file is no event, but so young that somebody may still be writing it.
     *
     * @param reason what was expected; quotes nothing of the file
     */
    record NotNow(String reason) implements EventReading {}

    /**
     * The file is no event, and will not become one.
     *
     * @param reason what was expected; quotes nothing of the file
     */
    record NoEvent(String reason) implements EventReading {}
}
