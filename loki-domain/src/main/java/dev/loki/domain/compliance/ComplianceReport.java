package dev.loki.domain.compliance;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Evidence from the audit chain, ordered by the controls of a framework. It says what is on record, and never whether
 * that is enough.
 *
 * @param scope what was asked
 * @param chain what verifying the chain said
 * @param population all entries it is about
 * @param controls the evidence for each control, in the framework's order
 * @param unmapped how many entries of the population are evidence for no control of the framework
 * @param declared what the configuration declares; only of an Article 30 record
 * @param seen what the log says of the items of such a record, with counts
 */
public record ComplianceReport(
        ReportScope scope,
        ChainStatement chain,
        Population population,
        List<ControlEvidence> controls,
        long unmapped,
        Declaration declared,
        Map<ArticleItem, Map<String, Long>> seen) {

    public ComplianceReport {
        controls = List.copyOf(controls);
        seen = seen.isEmpty() ? Map.of() : new EnumMap<>(seen);
    }

    /** Whether it has the items of an Article 30 record. */
    public boolean isRecordOfProcessing() {
        return scope.framework() == Framework.GDPR;
    }

    /** What the log says of an item. */
    public Map<String, Long> seen(ArticleItem item) {
        return seen.getOrDefault(item, Map.of());
    }
}
