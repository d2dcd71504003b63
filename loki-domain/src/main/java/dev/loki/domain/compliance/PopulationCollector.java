package dev.loki.domain.compliance;

import dev.loki.domain.audit.AuditEntry;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Gathers the entries of a period in one pass over the chain, in bounded memory. Not thread-safe. */
public final class PopulationCollector {

    private final Period period;
    private final Tally actions = new Tally();
    private final Tally actors = new Tally();
    private final Gaps gaps = new Gaps();
    private @Nullable AuditEntry first;
    private @Nullable AuditEntry last;
    private @Nullable String chainBegins;
    private long entries;
    private long seqTotal;
    private long unreadable;

    public PopulationCollector(Period period) {
        this.period = period;
    }

    /**
     * Takes the chain's next entry, whenever it was.
     *
     * @return whether it is of the population
     */
    public boolean accept(AuditEntry entry) {
        return accept(entry, true);
    }

    /** Takes the chain's next entry where not all of the period are wanted. */
    boolean accept(AuditEntry entry, boolean isWanted) {
        chainBegins = chainBegins == null ? entry.timestamp() : chainBegins;
        gaps.follow(entry);
        if (!isWanted || !period.contains(entry.timestamp())) {
            return false;
        }
        first = first == null ? entry : first;
        last = entry;
        entries++;
        seqTotal = (seqTotal + entry.seq()) & Long.MAX_VALUE;
        actions.add(entry.what());
        actors.add(entry.who());
        gaps.tell(entry);
        return true;
    }

    /** Takes a line of the chain that is no entry. */
    public void reject() {
        unreadable++;
    }

    /** What was gathered, once the chain has ended. */
    public Population population() {
        noteTheBeginning();
        gaps.finish(unreadable);
        return new Population(
                entries,
                first == null ? null : first.seq(),
                last == null ? null : last.seq(),
                first == null ? null : first.timestamp(),
                last == null ? null : last.timestamp(),
                seqTotal,
                unreadable,
                actions.counts(),
                actors.counts(),
                gaps.gaps(),
                gaps.count());
    }

    private void noteTheBeginning() {
        Instant from = period.from();
        Instant begins = chainBegins == null ? null : Period.instant(chainBegins);
        if (from != null && begins != null && begins.isAfter(from)) {
            gaps.add("this segment of the chain begins at " + begins + ", after the period does");
        }
    }
}
