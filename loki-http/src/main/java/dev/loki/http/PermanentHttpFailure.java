package dev.loki.http;

/** A failure that the same request would meet again. */
public final class PermanentHttpFailure extends HttpFailure {

    private static final long serialVersionUID = 1;

    PermanentHttpFailure(String message) {
        super(message);
    }
}
