package dev.loki.ports.cycle;

import org.jspecify.annotations.Nullable;

/** The output of a step cannot be kept. The message names the file and how to mend it. */
public final class StepLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public StepLogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
