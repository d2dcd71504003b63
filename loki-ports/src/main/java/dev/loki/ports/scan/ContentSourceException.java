package dev.loki.ports.scan;

/** There are no texts to be had. The message says why, and how to mend it. */
public final class ContentSourceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public ContentSourceException(String message) {
        super(message);
    }
}
