package dev.loki.application.run;

import dev.loki.domain.cycle.CycleStop;
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
    /** The end was asked for, by a {@code kill} event or by a file. */
    STOPPED,
    /** A cycle passed its verification, and was deployed where that is asked for. */
    CYCLE_FINISHED,
    /** A cycle has used up its iterations or its time. */
    LIMIT_REACHED,
    /** A cycle passed its verification, and its deployment failed. */
    DEPLOYMENT_FAILED,
    /** A signal ended a cycle. */
    INTERRUPTED,
    /** What a cycle does could not be put on record. */
    NOT_RECORDED;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The outcome of a cycle. */
    public static Outcome of(CycleStop.Reason reason) {
        return switch (reason) {
            case FINISHED -> CYCLE_FINISHED;
            case DENIED -> DENIED;
            case APPROVAL_REQUIRED -> APPROVAL_REQUIRED;
            case BUDGET_EXCEEDED -> BUDGET_EXCEEDED;
            case ITERATIONS_SPENT, TIME_SPENT -> LIMIT_REACHED;
            case DEPLOYMENT_FAILED -> DEPLOYMENT_FAILED;
            case STOPPED -> STOPPED;
            case INTERRUPTED -> INTERRUPTED;
            case NOT_RECORDED -> NOT_RECORDED;
        };
    }

    /** The name in {@code session_end} and in JSON. */
    public String wireName() {
        return wireName;
    }
}
