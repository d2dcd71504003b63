package dev.loki.ports.webhook;

import dev.loki.domain.tracker.WorkStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * An issue that changed its status at the service.
 *
 * @param id what the service knows the issue by for ever
 * @param key what people call it
 * @param status what the service calls the status now
 * @param category which kind of status that is
 * @param at when it did, as the service says; the latest that it may have been, where the service tells no fractions of a
 *     second. Empty where it tells nothing
 */
public record IssueChange(String id, String key, String status, WorkStatus.Category category, Optional<Instant> at) {

    /** One of which the service does not say when it was. */
    public IssueChange(String id, String key, String status, WorkStatus.Category category) {
        this(id, key, status, category, Optional.empty());
    }
}
