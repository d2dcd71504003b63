package dev.loki.http;

import java.time.Duration;

/** Failures after which nobody knows whether a request was served. */
final class Doubt {

    private static final String UNKNOWN = "; whether it was done is not known";

    private Doubt() {}

    /** The failure of a request that may have been served, and must not be twice. */
    static HttpFailure about(HttpFailure failure) {
        String message = failure.getMessage() + UNKNOWN;
        ServiceReply reply = failure.reply().orElse(null);
        return failure instanceof TransientHttpFailure
                ? new TransientHttpFailure(message, Duration.ZERO, true, reply)
                : new PermanentHttpFailure(message, true, reply);
    }
}
