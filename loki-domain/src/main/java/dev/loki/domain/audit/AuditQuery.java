package dev.loki.domain.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted (seed, {@code readEntries(filter)}); a null field does not filter.
 *
 * @param who exactly this actor
 * @param what exactly this action
 * @param since not before this instant
 * @param until not after this instant
 */
public record AuditQuery(
        @Nullable String who,
        @Nullable String what,
        @Nullable Instant since,
        @Nullable Instant until) {

    /** Every entry. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null);

    /** Whether the entry is wanted. One whose timestamp cannot be read is never within a period. */
    public boolean matches(AuditEntry entry) {
        return (who == null || who.equals(entry.who()))
                && (what == null || what.equals(entry.what()))
                && isWithinPeriod(entry.timestamp());
    }

    private boolean isWithinPeriod(String timestamp) {
        if (since == null && until == null) {
            return true;
        }
        try {
            Instant at = Instant.parse(timestamp);
            return (since == null || !at.isBefore(since)) && (until == null || !at.isAfter(until));
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
