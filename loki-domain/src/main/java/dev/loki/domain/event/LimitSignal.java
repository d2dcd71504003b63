package dev.loki.domain.event;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        BUDGET_ALERT("budget_alert"),
        /** A budget is used up. */
        BUDGET_EXCEEDED("budget_exceeded"),
        /** The session is to end. */
        KILL("kill");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** An event's type, or the action in its payload. */
        public String wireName() {
            return wireName;
        }
    }

    private static final Map<String, Kind> KINDS =
            Stream.of(Kind.values()).collect(Collectors.toUnmodifiableMap(Kind::wireName, Function.identity()));

    /** Empty for an event about anything else. The name stands as the type, or as the action in the payload. */
    public static Optional<LimitSignal> of(Event event) {
        String action = event.payload().string("action").orElse("");
        Kind kind = KINDS.get(KINDS.containsKey(event.type()) ? event.type() : action);
        return Optional.ofNullable(kind).map(found -> new LimitSignal(found, event));
    }
}
