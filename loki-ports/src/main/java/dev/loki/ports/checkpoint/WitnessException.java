package dev.loki.ports.checkpoint;

import org.jspecify.annotations.Nullable;

/** A witness did not take a checkpoint. The message says who and why, in one line without secrets. */
public final class WitnessException extends Exception {

    private static final long serialVersionUID = 1;

    public WitnessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
