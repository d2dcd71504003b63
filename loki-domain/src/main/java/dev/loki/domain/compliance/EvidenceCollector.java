package dev.loki.domain.compliance;

import dev.loki.domain.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers a population and its evidence for a framework in one pass over the chain, in bounded memory. Not thread-safe. */
public final class EvidenceCollector {

    private final ReportScope scope;
    private final PopulationCollector population;
    private final ProcessingEvidence processing;
    private final Map<String, Gathered> byControl = new LinkedHashMap<>();
    private long unmapped;

    public EvidenceCollector(ReportScope scope) {
        this.scope = scope;
        this.population = new PopulationCollector(scope.asked().period());
        this.processing = new ProcessingEvidence(scope.framework());
        scope.controls().forEach(control -> byControl.put(control.id(), new Gathered(control)));
    }

    /**
     * Takes the chain's next entry, whenever it was.
     *
     * @return the ids of the controls it is evidence for; null where it is not of the population
     */
    public @Nullable Set<String> accept(AuditEntry entry) {
        Set<String> ids = processing.with(entry);
        if (!population.accept(entry, scope.wants(ids))) {
            return null;
        }
        processing.take(entry);
        unmapped += ids.isEmpty() ? 1 : 0;
        for (String id : ids) {
            Gathered gathered = byControl.get(id);
            if (gathered != null) {
                gathered.take(entry);
            }
        }
        return ids;
    }

    /** Takes a line of the chain that is no entry. */
    public void reject() {
        population.reject();
    }

    /**
     * The report on what was gathered, once the chain has ended.
     *
     * @param chain what verifying the chain said
     * @param declared what an Article 30 record declares
     */
    public ComplianceReport report(ChainStatement chain, Declaration declared) {
        return new ComplianceReport(
                scope,
                chain,
                population.population(),
                byControl.values().stream().map(Gathered::evidence).toList(),
                unmapped,
                declared,
                processing.seen());
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
