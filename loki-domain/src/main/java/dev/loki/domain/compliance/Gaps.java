package dev.loki.domain.compliance;

import dev.loki.domain.audit.AuditActions;
import dev.loki.domain.audit.AuditEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is missing between entries, or may be; in bounded memory. Not thread-safe. */
final class Gaps {

    private static final int MAX = 100;

    private final List<String> gaps = new ArrayList<>();
    private long count;
    private long expected = -1;
    private @Nullable Instant before;
    private long backwards;

    /** Looks at the next line of the chain. */
    void follow(AuditEntry entry) {
        if (expected >= 0 && entry.seq() != expected) {
            add("seq " + entry.seq() + " stands where " + expected + " was expected");
        }
        expected = entry.seq() + 1;
        Instant at = Period.instant(entry.timestamp());
        if (at == null) {
            add("seq " + entry.seq() + " has a timestamp that cannot be read, and so is in no bounded period");
            return;
        }
        backwards += before != null && at.isBefore(before) ? 1 : 0;
        before = at;
    }

    /** Looks at an entry of the population. */
    void tell(AuditEntry entry) {
        switch (entry.what()) {
            case AuditActions.RECOVERY ->
                add("seq " + entry.seq() + ": a crash tore a line, which was moved to the quarantine");
            case AuditActions.WRITE_FAILED ->
                add("seq " + entry.seq() + ": entries before it were reported as not recorded");
            case AuditActions.SEGMENT_START -> add("seq " + entry.seq() + ": an operator began this segment anew");
            default -> {}
        }
    }

    void add(String gap) {
        count++;
        if (gaps.size() < MAX) {
            gaps.add(gap);
        }
    }

    /** Adds what only the end shows. */
    void finish(long unreadable) {
        if (unreadable > 0) {
            add(unreadable + " lines of the chain are no entries");
        }
        if (backwards > 0) {
            add("time went backwards between entries " + backwards
                    + " times: a clock was set, or writers had their own");
        }
    }

    List<String> gaps() {
        return gaps;
    }

    long count() {
        return count;
    }
}
