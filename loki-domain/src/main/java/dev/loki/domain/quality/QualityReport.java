package dev.loki.domain.quality;

import dev.loki.domain.audit.ChainVerdict;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is known of the quality of a run: what its gates and the run itself say, and how the audit chain stands, which was
 * verified by whoever makes the report.
 *
 * @param gates those that failed first, else in the order of their file
 * @param chain empty where no chain is kept
 */
public record QualityReport(List<GateResult> gates, ExecutionSummary summary, Optional<ChainVerdict> chain) {

    /** What it comes to. */
    public enum Outcome {
        PASSED("PASS"),
        FAILED("FAIL"),
        /** Nobody says that anything was checked. */
        UNKNOWN("UNKNOWN");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As people read it. */
        public String label() {
            return label;
        }
    }

    public QualityReport {
        gates = gates.stream().sorted(Comparator.comparing(GateResult::verdict)).toList();
    }

    /** What fails anywhere fails the whole, and so does a chain that was tampered with. */
    public Outcome outcome() {
        boolean failed = count(GateVerdict.FAILED) > 0
                || summary.tasksFailed().orElse(0) > 0
                || !summary.success().orElse(true)
                || chain.filter(verdict -> !verdict.valid()).isPresent();
        if (failed) {
            return Outcome.FAILED;
        }
        boolean passed = count(GateVerdict.PASSED) > 0 || summary.success().orElse(false);
        return passed ? Outcome.PASSED : Outcome.UNKNOWN;
    }

    long count(GateVerdict verdict) {
        return gates.stream().filter(gate -> gate.verdict() == verdict).count();
    }
}
