package dev.loki.ports.scan;

/** A text cannot be read. The message is a few words and does not name it. */
public final class UnreadableContentException extends Exception {

    private static final long serialVersionUID = 1;

    public UnreadableContentException(String message) {
        super(message);
    }
}
