package dev.loki.ports.webhook;

/** The log of deliveries cannot be read or written; the message names the file and how to mend it. */
public final class DeliveryLogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeliveryLogException(String message, Throwable cause) {
        super(message, cause);
    }
}
