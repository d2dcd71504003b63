package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an index knows of {@value #ENTRIES} lines that stand one after another.
 *
 * @param offset where the first of them begins
 * @param earliest the earliest time in them, in milliseconds since 1970
 * @param latest the latest
 * @param keys who did what where
 */
record IndexBlock(long offset, long earliest, long latest, BloomFilter keys) {

    static final int ENTRIES = 1024;

    /** Whether what a query wants may be among them. */
    boolean mayHold(AuditQuery query) {
        return mayHold(IndexKey.WHO, query.who())
                && mayHold(IndexKey.WHAT, query.what())
                && mayHold(IndexKey.WHERE, query.where())
                && !isBefore(latest, query.since())
                && !isAfter(earliest, query.until());
    }

    private boolean mayHold(byte field, @Nullable String value) {
        return value == null || keys.mayHold(IndexKey.of(field, value));
    }

    private static boolean isBefore(long millis, @Nullable Instant time) {
        return time != null
                && millis != Long.MAX_VALUE
                && Instant.ofEpochMilli(millis).isBefore(time);
    }

    private static boolean isAfter(long millis, @Nullable Instant time) {
        return time != null
                && millis != Long.MIN_VALUE
                && Instant.ofEpochMilli(millis).isAfter(time);
    }
}
