package dev.loki.domain.workflow;

/** A run is asked for in a way that is not allowed. The message says what is, and quotes no more than a name. */
public final class WorkflowRefusedException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    public WorkflowRefusedException(String message) {
        super(message);
    }
}
