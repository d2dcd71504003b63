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

    /** The source of what the {@code loki} command publishes. */
    public static final String SOURCE_CLI = "cli";

    /** The source of what an engine publishes that embeds Loki. */
    public static final String SOURCE_RUNNER = "runner";

    /** The nine known sources. */
    public static final List<String> KNOWN_SOURCES =
            List.of(SOURCE_CLI, "api", "vscode", "mcp", "skill", "hook", "dashboard", "memory", SOURCE_RUNNER);

    private EventTypes() {}
}
