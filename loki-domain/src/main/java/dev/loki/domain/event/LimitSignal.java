package dev.loki.domain.event;

import java.util.Map;
import java.util.Optional;

/**
 * What an event says about the limits of a session.
 *
 * @param kind what is said
 * @param event the event that says so
 */
public record LimitSignal(Kind kind, Event event) {

    /** What can be said. */
    public enum Kind {
        /** A part of a budget is used up. */
        BUDGET_ALERT,
        /** A budget is used up. */
        BUDGET_EXCEEDED,
        /** The session is to end. */
        KILL
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "budget_alert", Kind.BUDGET_ALERT,
            "budget_exceeded", Kind.BUDGET_EXCEEDED,
            "kill", Kind.KILL);

    /** Empty for an event about anything else. The name stands as the type, or as the action in the payload. */
    public static Optional<LimitSignal> of(Event event) {
        String action = event.payload().string("action").orElse("");
        Kind kind = KINDS.get(KINDS.containsKey(event.type()) ? event.type() : action);
        return Optional.ofNullable(kind).map(found -> new LimitSignal(found, event));
    }
}
