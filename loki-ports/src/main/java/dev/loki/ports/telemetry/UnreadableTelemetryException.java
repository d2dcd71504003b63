package dev.loki.ports.telemetry;

import org.jspecify.annotations.Nullable;

/** There is no telemetry to be read, or it cannot be read. The message says where, why, and what to do about it. */
public final class UnreadableTelemetryException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public UnreadableTelemetryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
