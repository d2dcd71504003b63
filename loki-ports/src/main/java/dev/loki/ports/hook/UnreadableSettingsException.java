package dev.loki.ports.hook;

/** An agent's settings cannot be read, so that nothing can be put into them. The message says where, and no value. */
public final class UnreadableSettingsException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadableSettingsException(String message) {
        super(message);
    }
}
