package dev.loki.domain.trace;

import java.util.Locale;

/** What an agent's span is of (seed, "Trace Spans"). */
public enum AgentAction {
    SPAWN,
    WORK,
    COMPLETE,
    FAIL;

    /** As it stands in attributes and names: in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
