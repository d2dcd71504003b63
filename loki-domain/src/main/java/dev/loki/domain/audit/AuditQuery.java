package dev.loki.domain.audit;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are wanted (seed, {@code readEntries(filter)}), how many and in which order; a null field does not filter.
 *
 * @param who exactly this actor
 * @param what exactly this action
 * @param where exactly this thing
 * @param since not before this instant
 * @param until not after this instant
 * @param text stands somewhere in a field, upper or lower case
 * @param limit not more than this many; from 1
 * @param newestFirst the last entry first, and so the last ones where there is a limit
 * @param allSegments older segments too
 * @param indexed may pass over what an index says cannot match; an index is not protected as the chain is, so nothing
 *     that has to be complete is asked for so
 */
public record AuditQuery(
        @Nullable String who,
        @Nullable String what,
        @Nullable String where,
        @Nullable Instant since,
        @Nullable Instant until,
        @Nullable String text,
        long limit,
        boolean newestFirst,
        boolean allSegments,
        boolean indexed) {

    /** The limit of a query that wants all entries. */
    public static final long NO_LIMIT = Long.MAX_VALUE;

    /** Every entry. */
    public static final AuditQuery ALL = new AuditQuery(null, null, null, null);

    public AuditQuery {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + ", expected at least 1");
        }
    }

    /** All that match, oldest first, of the chain itself, each line looked at. */
    public AuditQuery(@Nullable String who, @Nullable String what, @Nullable Instant since, @Nullable Instant until) {
        this(who, what, null, since, until, null, NO_LIMIT, false, false, false);
    }

    /** All entries of this action, oldest first, in older segments too, each line looked at. */
    public static AuditQuery everywhere(String what) {
        return new AuditQuery(null, what, null, null, null, null, NO_LIMIT, false, true, false);
    }

    /** Whether it says of an entry what an index can tell. */
    public boolean isSelective() {
        return who != null || what != null || where != null || since != null || until != null;
    }

    /** Whether the entry is wanted. One whose timestamp cannot be read is never within a period. */
    public boolean matches(AuditEntry entry) {
        return (who == null || who.equals(entry.who()))
                && (what == null || what.equals(entry.what()))
                && (where == null || where.equals(entry.where()))
                && isWithinPeriod(entry.timestamp())
                && (text == null || holds(entry, text.toLowerCase(Locale.ROOT)));
    }

    private static boolean holds(AuditEntry entry, String lowerCase) {
        return holds(entry.who(), lowerCase)
                || holds(entry.what(), lowerCase)
                || holds(entry.where(), lowerCase)
                || holds(entry.why(), lowerCase)
                || holds(entry.metadata().toString(), lowerCase);
    }

    private static boolean holds(@Nullable String field, String lowerCase) {
        return field != null && field.toLowerCase(Locale.ROOT).contains(lowerCase);
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
