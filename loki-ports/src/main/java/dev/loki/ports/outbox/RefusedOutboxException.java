package dev.loki.ports.outbox;

/**
 * What an outbox holds is not sent: it was changed on its way, is none, or is meant for somebody else. The message says
 * which file and what to do.
 */
public final class RefusedOutboxException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RefusedOutboxException(String message) {
        super(message);
    }
}
