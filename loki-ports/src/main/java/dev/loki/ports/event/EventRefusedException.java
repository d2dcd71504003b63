package dev.loki.ports.event;

/** A bus will not take this event, however often it is tried: it is too large, or nested too deep. */
public final class EventRefusedException extends EventBusException {

    private static final long serialVersionUID = 1;

    public EventRefusedException(String message) {
        super(message, null);
    }
}
