package dev.loki.application.run;

import java.util.Locale;

/** Who had the last word on a run. */
public enum Outcome {
    /** A policy said no, or the session could not be put on record; the command never started. */
    DENIED,
    /** A policy wants a person to agree; the command never started. */
    APPROVAL_REQUIRED,
    /** The command ran and ended; the exit code is its own. */
    COMMAND_ENDED,
    /** The command could not be started. */
    COMMAND_NOT_STARTED,
    /** A budget was used up: the command never started, or was ended. */
    BUDGET_EXCEEDED,
    /** A {@code kill} event ended the command; the exit code is its own. */
    STOPPED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name in {@code session_end} and in JSON. */
    public String wireName() {
        return wireName;
    }
}
