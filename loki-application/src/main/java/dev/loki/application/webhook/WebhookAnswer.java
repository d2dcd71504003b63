package dev.loki.application.webhook;

import dev.loki.domain.event.Event;
import java.util.Optional;

/**
 * What to answer to a delivery.
 *
 * @param status 200 where it was taken, or is nothing we take part in; 401 where it is not the service's, 409 where it came
 *     before, or so late that this cannot be known any more, 400 where it cannot be understood, 413 where it is too large, 503 where it could not be kept: then the service
 *     may deliver it again
 * @param reason why, for a person; holds neither secret nor signature
 * @param event what it became; empty for nothing
 */
public record WebhookAnswer(int status, String reason, Optional<Event> event) {

    static final int OK = 200;
    static final int REPEATED = 409;
    static final int UNAVAILABLE = 503;

    /** Whether the service has done its part. */
    public boolean isTaken() {
        return status == OK;
    }
}
