package dev.loki.ports.event;

import org.jspecify.annotations.Nullable;

/** The event bus cannot be written or read. The message names the file or the server, and how to mend it. */
public class EventBusException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EventBusException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
