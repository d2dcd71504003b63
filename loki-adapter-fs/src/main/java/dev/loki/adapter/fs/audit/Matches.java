package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.CanonicalLine;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands out the entries that a query wants, until it has enough. Not thread-safe. */
final class Matches {

    private final AuditQuery query;
    private final Consumer<AuditEntry> consumer;
    private final CanonicalLine canonical = new CanonicalLine();
    private final byte @Nullable [] who;
    private final byte @Nullable [] what;
    private final byte @Nullable [] where;
    private long found;
    private long unreadable;

    Matches(AuditQuery query, Consumer<AuditEntry> consumer) {
        this.query = query;
        this.consumer = consumer;
        this.who = IndexKey.spelling(query.who());
        this.what = IndexKey.spelling(query.what());
        this.where = IndexKey.spelling(query.where());
    }

    boolean areEnough() {
        return found >= query.limit();
    }

    /** How many lines were no entries. */
    long unreadable() {
        return unreadable;
    }

    /** Whether one look at the bytes shows that the line is not wanted. */
    boolean isPassedOver(byte[] line, int from, int to) {
        return (who != null || what != null || where != null)
                && canonical.recognise(line, from, to)
                && !((who == null || canonical.who().is(who, line))
                        && (what == null || canonical.what().is(what, line))
                        && (where == null || canonical.where().is(where, line)));
    }

    void take(AuditEntry entry) {
        if (query.matches(entry)) {
            found++;
            consumer.accept(entry);
        }
    }

    void takeUnreadable() {
        unreadable++;
    }
}
