package dev.loki.domain.compliance;

import dev.loki.domain.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers a population and its evidence in one pass over the chain, in bounded memory. Not thread-safe. */
public final class PopulationCollector {

    private final ReportScope scope;
    private final Map<String, Gathered> byControl = new LinkedHashMap<>();
    private final Tally actions = new Tally();
    private final Tally actors = new Tally();
    private final Gaps gaps = new Gaps();
    private final ProcessingEvidence processing;
    private @Nullable AuditEntry first;
    private @Nullable AuditEntry last;
    private @Nullable String chainBegins;
    private long entries;
    private long seqTotal;
    private long unmapped;
    private long unreadable;

    public PopulationCollector(ReportScope scope) {
        this.scope = scope;
        this.processing = new ProcessingEvidence(scope.framework());
        scope.controls().forEach(control -> byControl.put(control.id(), new Gathered(control)));
    }

    /**
     * Takes the chain's next entry, whenever it was.
     *
     * @return the ids of the controls it is evidence for; null where it is not of the population
     */
    public @Nullable Set<String> accept(AuditEntry entry) {
        chainBegins = chainBegins == null ? entry.timestamp() : chainBegins;
        gaps.follow(entry);
        Set<String> ids = processing.with(entry);
        if (!scope.period().contains(entry.timestamp()) || !scope.wants(ids)) {
            return null;
        }
        take(entry, ids);
        return ids;
    }

    /** Takes a line of the chain that is no entry. */
    public void reject() {
        unreadable++;
    }

    /** What was gathered. */
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
                unmapped,
                unreadable,
                actions.counts(),
                actors.counts(),
                gaps.gaps(),
                gaps.count());
    }

    /** By control, in the framework's order, those without evidence among them. */
    public List<ControlEvidence> controls() {
        return byControl.values().stream().map(Gathered::evidence).toList();
    }

    /** What the log says of the items of an Article 30 record. */
    public Map<ArticleItem, Map<String, Long>> seen() {
        return processing.seen();
    }

    private void take(AuditEntry entry, Set<String> ids) {
        first = first == null ? entry : first;
        last = entry;
        entries++;
        seqTotal = (seqTotal + entry.seq()) & Long.MAX_VALUE;
        actions.add(entry.what());
        actors.add(entry.who());
        gaps.tell(entry);
        processing.take(entry);
        unmapped += ids.isEmpty() ? 1 : 0;
        for (String id : ids) {
            Gathered gathered = byControl.get(id);
            if (gathered != null) {
                gathered.take(entry);
            }
        }
    }

    private void noteTheBeginning() {
        var from = scope.period().from();
        var begins = chainBegins == null ? null : Period.instant(chainBegins);
        if (from != null && begins != null && begins.isAfter(from)) {
            gaps.add("this segment of the chain begins at " + begins + ", after the period does");
        }
    }

    private static final class Gathered {

        private final Control control;
        private final Tally actions = new Tally();
        private final SeqRanges seqs = new SeqRanges();
        private @Nullable Long first;
        private @Nullable Long last;

        Gathered(Control control) {
            this.control = control;
        }

        void take(AuditEntry entry) {
            first = first == null ? Long.valueOf(entry.seq()) : first;
            last = entry.seq();
            actions.add(entry.what());
            seqs.add(entry.seq());
        }

        ControlEvidence evidence() {
            return new ControlEvidence(
                    control, seqs.total(), first, last, actions.counts(), seqs.ranges(), seqs.listed());
        }
    }
}
