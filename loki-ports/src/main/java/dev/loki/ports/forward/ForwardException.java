package dev.loki.ports.forward;

import org.jspecify.annotations.Nullable;

/** A cursor cannot be read or written. The message names the file and how to mend it. */
public final class ForwardException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ForwardException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
