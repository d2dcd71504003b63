package dev.loki.http;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answer to one request: its status and, up to the sender's cap, its decoded body. */
public final class HttpReply {

    private static final Set<Integer> TRANSIENT = Set.of(429, 502, 503, 504);

    private final int status;
    private final @Nullable String retryAfter;
    private final byte[] body;

    HttpReply(int status, @Nullable String retryAfter, byte[] body) {
        this.status = status;
        this.retryAfter = retryAfter;
        this.body = body;
    }

    public int status() {
        return status;
    }

    /** The body as it came, without content encoding; the caller may keep it. */
    public byte[] body() {
        return body.clone();
    }

    /**
     * This reply where its status is 2xx.
     *
     * @throws TransientHttpFailure for 429, 502, 503 and 504, which may pass
     * @throws PermanentHttpFailure for every other status, redirects included
     */
    public HttpReply requireSuccess() throws HttpFailure {
        if (status >= 200 && status < 300) {
            return this;
        }
        throw TRANSIENT.contains(status)
                ? new TransientHttpFailure("answered " + status, retryAfter)
                : new PermanentHttpFailure("answered " + status);
    }
}
