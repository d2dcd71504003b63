package dev.loki.ports.scan;

/** A baseline cannot be read, understood or written. The message names it and says how to mend it. */
public final class BaselineException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public BaselineException(String message) {
        super(message);
    }
}
