package dev.loki.adapter.socket.http;

import java.io.IOException;

/** A message that is no HTTP, or more than is taken. The message names what is wrong, and quotes nothing. */
public final class BadRequestException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Not understood. */
    public static final int BAD = 400;

    /** The body is too large. */
    public static final int TOO_LARGE = 413;

    /** The head is too large. */
    public static final int HEAD_TOO_LARGE = 431;

    private final int status;

    /** @param status the answer to it */
    public BadRequestException(int status, String message) {
        super(message);
        this.status = status;
    }

    static BadRequestException bad(String message) {
        return new BadRequestException(BAD, message);
    }

    public int status() {
        return status;
    }
}
