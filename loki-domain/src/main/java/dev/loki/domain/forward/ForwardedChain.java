package dev.loki.domain.forward;

import java.util.Locale;

/** Where a forwarded entry comes from. */
public enum ForwardedChain {
    /** The agent chain of a project. */
    AGENT,
    /** The dashboard's chain of a user. */
    DASHBOARD,
    /** The signed checkpoints of the agent chain. */
    CHECKPOINTS;

    /** The name in messages, in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
