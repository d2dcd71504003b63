package dev.loki.ports.cycle;

import org.jspecify.annotations.Nullable;

/** The state of a cycle cannot be kept or read. The message names the file and how to mend it. */
public final class CycleStoreException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CycleStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
