package dev.loki.ports.workflow;

import org.jspecify.annotations.Nullable;

/** A file of the job cannot be read or written. The message names it and how to mend it. */
public final class WorkflowJobException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Whether what was given is wrong, rather than the place where something is to be written. */
    private final boolean given;

    public WorkflowJobException(String message, boolean given, @Nullable Throwable cause) {
        super(message, cause);
        this.given = given;
    }

    public boolean isOfWhatWasGiven() {
        return given;
    }
}
