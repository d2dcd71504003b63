package dev.loki.ports.policy;

import org.jspecify.annotations.Nullable;

/** A decision log cannot be written or read. The message names the file and how to mend it. */
public final class DecisionLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DecisionLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
