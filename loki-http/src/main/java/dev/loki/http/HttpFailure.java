package dev.loki.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request was not served. The type says whether trying again can help; the message says why, in one line, without
 * address, header or body.
 */
public abstract sealed class HttpFailure extends Exception permits TransientHttpFailure, PermanentHttpFailure {

    private static final long serialVersionUID = 1;

    private final boolean outcomeUnknown;
    private final transient @Nullable ServiceReply reply;

    HttpFailure(String message, boolean outcomeUnknown, @Nullable ServiceReply reply) {
        super(message);
        this.outcomeUnknown = outcomeUnknown;
        this.reply = reply;
    }

    /**
     * Whether what was asked for may have been done, and doing it twice would be one time too many: look it up at the
     * service before sending it again. False of all that is repeatable.
     */
    public boolean outcomeUnknown() {
        return outcomeUnknown;
    }

    /** What the service answered, its own words included, which are not masked; empty where no whole answer came. */
    public Optional<ServiceReply> reply() {
        return Optional.ofNullable(reply);
    }
}
