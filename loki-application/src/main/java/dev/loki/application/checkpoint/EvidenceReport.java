package dev.loki.application.checkpoint;

import dev.loki.domain.audit.ChainVerdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What can be proven of the chain, each thing apart from the others.
 *
 * @param chain whether its lines, links and hashes are right
 * @param standing all of it in one word
 * @param checkpoints how many different checkpoints lie beside the chain
 * @param signed how many different ones, of those and of those held elsewhere, a trusted key signed
 * @param keys the trusted keys in force, by name
 * @param anchor the newest checkpoint held elsewhere; null where none covers the chain
 * @param recoveries how often a crash left something that was moved away
 * @param segments the older segments, oldest first
 * @param findings what else was found
 */
public record EvidenceReport(
        ChainVerdict chain,
        Standing standing,
        long checkpoints,
        long signed,
        List<String> keys,
        @Nullable Anchor anchor,
        long recoveries,
        List<CheckedSegment> segments,
        List<Finding> findings) {

    public EvidenceReport {
        keys = List.copyOf(keys);
        segments = List.copyOf(segments);
        findings = List.copyOf(findings);
    }

    /** This report with every warning taken for an error. */
    public EvidenceReport strictly() {
        List<Finding> errors =
                findings.stream().map(finding -> Finding.error(finding.what())).toList();
        Standing strict = errors.isEmpty() ? standing : Standing.TAMPERED;
        return new EvidenceReport(chain, strict, checkpoints, signed, keys, anchor, recoveries, segments, errors);
    }
}
