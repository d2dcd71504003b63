package dev.loki.ports.webhook;

import dev.loki.domain.json.JsonObject;
import java.util.Optional;

/** What a delivery is. */
public sealed interface WebhookVerdict {

    /**
     * The service's own.
     *
     * @param delivery what the service calls this delivery; the same when it is delivered again
     * @param kind what happened, such as {@code issue.update}
     * @param payload the whole of it
     * @param change what it says of the status of an issue
     */
    record Verified(String delivery, String kind, JsonObject payload, Optional<IssueChange> change)
            implements WebhookVerdict {}

    /**
     * Not to be believed, or not to be understood.
     *
     * @param status what to answer: 400, 401 or 413
     * @param reason for a person; quotes neither the secret nor the signature
     */
    record Refused(int status, String reason) implements WebhookVerdict {}

    /**
     * The service's own, but nothing we take part in.
     *
     * @param reason for a person
     */
    record Ignored(String delivery, String reason) implements WebhookVerdict {}
}
