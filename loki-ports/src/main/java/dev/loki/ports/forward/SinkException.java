package dev.loki.ports.forward;

import org.jspecify.annotations.Nullable;

/** A receiver did not take entries. The message says why, in one line without secrets. */
public final class SinkException extends Exception {

    private static final long serialVersionUID = 1;

    public SinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
