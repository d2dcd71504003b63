package dev.loki.http;

import org.jspecify.annotations.Nullable;

/** A failure that may pass: the connection broke, or the receiver asked for patience. */
public final class TransientHttpFailure extends HttpFailure {

    private static final long serialVersionUID = 1;

    private final @Nullable String retryAfter;

    TransientHttpFailure(String message, @Nullable String retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    /** The {@code Retry-After} header as it came; null where there was none. */
    @Nullable
    String retryAfter() {
        return retryAfter;
    }
}
