package dev.loki.adapter.fs.audit.dashboard;

/** The lock that the log's other writers hold cannot be had, so that writing might fork the chain. */
final class NoFlockException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoFlockException(String message, Throwable cause) {
        super(message, cause);
    }
}
