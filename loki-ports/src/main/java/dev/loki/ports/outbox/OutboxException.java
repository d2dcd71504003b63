package dev.loki.ports.outbox;

/** An outbox cannot be read or written; the message names the file and how to mend it. */
public final class OutboxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public OutboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
