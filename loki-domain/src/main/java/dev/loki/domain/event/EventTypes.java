package dev.loki.domain.event;

import java.util.List;

/** The types of events that the seed names ("Event Bus"). Others are legal, and carried through. */
public final class EventTypes {

    public static final String STATE = "state";
    public static final String TASK = "task";
    public static final String SESSION = "session";
    public static final String COMMAND = "command";

    /** The eight known types. */
    public static final List<String> KNOWN =
            List.of(STATE, "memory", TASK, "metric", "error", SESSION, COMMAND, "user");

    private EventTypes() {}
}
