package dev.loki.domain.tracker;

import java.time.Instant;

/**
 * Where work stood at a time.
 *
 * @param at when it came to stand there, as the event says that tells it
 */
public record TrackedStatus(WorkStatus status, Instant at) {

    /** Whether this takes the place of another. Of two of one instant it is the one that is further along. */
    public boolean isNewerThan(TrackedStatus other) {
        int order = at.compareTo(other.at);
        return order > 0 || (order == 0 && status.compareTo(other.status) > 0);
    }
}
