package dev.loki.http;

import org.jspecify.annotations.Nullable;

/** A failure that the same request would meet again. */
public final class PermanentHttpFailure extends HttpFailure {

    private static final long serialVersionUID = 1;

    PermanentHttpFailure(String message) {
        this(message, false, null);
    }

    PermanentHttpFailure(String message, boolean outcomeUnknown, @Nullable ServiceReply reply) {
        super(message, outcomeUnknown, reply);
    }
}
