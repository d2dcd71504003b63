package dev.loki.http;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A failure that may pass: the connection broke, or the receiver asked for patience. */
public final class TransientHttpFailure extends HttpFailure {

    private static final long serialVersionUID = 1;

    private final @Nullable String retryAfter;
    private final Duration minimumWait;

    /** @param retryAfter the header of that name as it came; null where there was none */
    TransientHttpFailure(String message, @Nullable String retryAfter) {
        super(message, false, null);
        this.retryAfter = retryAfter;
        this.minimumWait = Duration.ZERO;
    }

    TransientHttpFailure(String message, Duration minimumWait, boolean outcomeUnknown, @Nullable ServiceReply reply) {
        super(message, outcomeUnknown, reply);
        this.retryAfter = null;
        this.minimumWait = minimumWait;
    }

    /** How long the receiver asks us to wait at least; zero where it does not say. */
    public Duration minimumWait(Instant now) {
        return retryAfter == null ? minimumWait : RetryAfter.minimumWait(retryAfter, now);
    }
}
