package dev.loki.ports.tracker;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A service could not do what it was asked. The message is for a person and holds no secret. */
public final class TrackerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** What kind of trouble it is. */
    public enum Trouble {
        /** It may pass: no connection, no answer, a limit, a fault of the service. To be tried again later. */
        PASSING,
        /** The service does not know what was asked for, or does not show it to us. */
        NOT_FOUND,
        /** The service does not know us, or does not let us do it. */
        UNAUTHORIZED,
        /** It would be refused again. */
        REFUSED
    }

    private final Trouble trouble;
    private final Duration wait;

    public TrackerException(Trouble trouble, String message) {
        this(trouble, message, Duration.ZERO, null);
    }

    /** @param wait how long the service asked us to wait at least; zero where it asked for nothing */
    public TrackerException(Trouble trouble, String message, Duration wait, @Nullable Throwable cause) {
        super(message, cause);
        this.trouble = trouble;
        this.wait = wait;
    }

    public Trouble trouble() {
        return trouble;
    }

    public Duration minimumWait() {
        return wait;
    }
}
