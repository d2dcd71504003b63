package dev.loki.adapter.kafka.event;

/** A record is no event. The message says what was expected, and quotes nothing of the record. */
final class NoEventException extends Exception {

    private static final long serialVersionUID = 1;

    NoEventException(String message) {
        super(message);
    }
}
