package dev.loki.ports.checkpoint;

import org.jspecify.annotations.Nullable;

/** Checkpoints, or the chain they are made of, cannot be read or written. The message names the file. */
public class CheckpointException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CheckpointException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
