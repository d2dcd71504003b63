package dev.loki.domain.event;

import java.util.List;

/** The sources of events that the seed names ("Event Bus"). Others are legal, and carried through. */
public final class EventSources {

    /** The source of what the {@code loki} command publishes. */
    public static final String CLI = "cli";

    /** The source of what follows from an agent's hook. */
    public static final String HOOK = "hook";

    /** The source of what the control plane publishes. */
    public static final String DASHBOARD = "dashboard";

    /** The source of what an engine publishes that embeds Loki. */
    public static final String RUNNER = "runner";

    /** The nine known sources. */
    public static final List<String> KNOWN =
            List.of(CLI, "api", "vscode", "mcp", "skill", HOOK, DASHBOARD, "memory", RUNNER);

    private EventSources() {}
}
