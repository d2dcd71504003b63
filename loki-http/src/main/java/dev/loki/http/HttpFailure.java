package dev.loki.http;

/**
 * A request was not served. The type says whether trying again can help; the message says why, in one line, without
 * address, header or body.
 */
public abstract sealed class HttpFailure extends Exception permits TransientHttpFailure, PermanentHttpFailure {

    private static final long serialVersionUID = 1;

    HttpFailure(String message) {
        super(message);
    }
}
