package dev.loki.domain.event;

import java.util.List;

/** The types and sources that the seed names ("Event Bus"). Others are legal, and carried through. */
public final class EventTypes {

    public static final String STATE = "state";
    public static final String ERROR = "error";
    public static final String SESSION = "session";
    public static final String COMMAND = "command";

    /** The eight known types. */
    public static final List<String> KNOWN =
            List.of(STATE, "memory", "task", "metric", ERROR, SESSION, COMMAND, "user");

    /** The source of what Loki itself publishes. */
    public static final String SOURCE_CLI = "cli";

    /** The nine known sources. */
    public static final List<String> KNOWN_SOURCES =
            List.of(SOURCE_CLI, "api", "vscode", "mcp", "skill", "hook", "dashboard", "memory", "runner");

    private EventTypes() {}
}
