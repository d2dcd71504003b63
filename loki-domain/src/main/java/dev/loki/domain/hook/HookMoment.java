package dev.loki.domain.hook;

import java.util.Locale;

/** When in an agent's work a hook is called, whatever the vendor calls it. */
public enum HookMoment {
    /** A tool is about to be used, and waits for the answer. */
    BEFORE_TOOL,
    /** A tool was used, or failed. */
    AFTER_TOOL,
    /** All tools of one answer were used or refused, and the model is about to be asked again. */
    AFTER_TOOLS,
    /** Somebody asked the agent for something. */
    PROMPT,
    SESSION_START,
    SESSION_END,
    /** The agent has said what it had to say, for now. */
    STOP;

    /** Whether what happens there must not happen unless it was allowed; the others are looked on. */
    public boolean blocks() {
        return this == BEFORE_TOOL;
    }

    /** As it stands in records: in lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
