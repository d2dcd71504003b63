package dev.loki.ports.hook;

/** What a hook was given is not what its vendor documents. The message says what was expected, and no value. */
public final class UnreadableHookException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableHookException(String message) {
        super(message);
    }
}
