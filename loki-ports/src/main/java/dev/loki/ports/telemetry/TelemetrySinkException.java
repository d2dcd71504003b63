package dev.loki.ports.telemetry;

import org.jspecify.annotations.Nullable;

/** Telemetry could not be kept. The message names the file and how to mend it. */
public final class TelemetrySinkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public TelemetrySinkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
