package dev.loki.domain.scan;

import java.util.List;
import java.util.Set;

/**
 * Findings that were looked at and accepted, by their fingerprints. Immutable.
 *
 * @param accepted fingerprints made under the same key as those of the findings
 */
public record Baseline(Set<String> accepted) {

    /** Accepts nothing. */
    public static final Baseline EMPTY = new Baseline(Set.of());

    public Baseline {
        accepted = Set.copyOf(accepted);
    }

    /** Whether a finding was accepted; one without a fingerprint never was. */
    public boolean accepts(Finding finding) {
        return finding.fingerprint() != null && accepted.contains(finding.fingerprint());
    }

    /** Those that are new. */
    public List<Finding> without(List<Finding> findings) {
        return findings.stream().filter(finding -> !accepts(finding)).toList();
    }
}
