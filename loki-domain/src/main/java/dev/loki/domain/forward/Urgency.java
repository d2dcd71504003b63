package dev.loki.domain.forward;

/** How much an entry matters to those who watch. */
public enum Urgency {
    /** Everyday work. */
    INFO,
    /** Security-relevant: something was removed, stopped, signed in to, refused, or failed. */
    WARNING,
    /** The record itself was changed after it had been forwarded. */
    ALERT
}
