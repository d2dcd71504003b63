package dev.loki.domain.compliance;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time a report is about.
 *
 * @param from its first instant; null for as long as there is a record
 * @param to the first instant after it; null where it goes on to the last record
 */
public record Period(@Nullable Instant from, @Nullable Instant to) {

    /** All that is on record. */
    public static final Period ALL = new Period(null, null);

    /** @throws IllegalArgumentException where it ends before it begins, or holds no instant */
    public Period {
        if (from != null && to != null && !from.isBefore(to)) {
            throw new IllegalArgumentException(
                    "expected a period that ends after it begins, found " + from + " to " + to);
        }
    }

    /** Whether a timestamp lies in it; one that cannot be read lies only in {@link #ALL}. */
    public boolean contains(String timestamp) {
        if (from == null && to == null) {
            return true;
        }
        Instant at = instant(timestamp);
        return at != null && (from == null || !at.isBefore(from)) && (to == null || at.isBefore(to));
    }

    /** The instant a timestamp means; null where it cannot be read. */
    public static @Nullable Instant instant(String timestamp) {
        try {
            return Instant.parse(timestamp);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
