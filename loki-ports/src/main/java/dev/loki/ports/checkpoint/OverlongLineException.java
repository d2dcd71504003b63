package dev.loki.ports.checkpoint;

/** A chain holds a line that is longer than any that is written; what stands before it was handed out. */
public final class OverlongLineException extends CheckpointException {

    private static final long serialVersionUID = 1L;

    public OverlongLineException(String message) {
        super(message, null);
    }
}
