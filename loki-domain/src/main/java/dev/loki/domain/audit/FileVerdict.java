package dev.loki.domain.audit;

import java.util.List;

/**
 * What verifying a file that somebody else wrote found.
 *
 * @param chain what the original's reader would say
 * @param findings the first things that it would not say
 * @param more how many of these there are beyond the first
 */
public record FileVerdict(ChainVerdict chain, List<ChainFinding> findings, long more) {

    public FileVerdict {
        findings = List.copyOf(findings);
    }

    /**
     * Whether the file is as it should be.
     *
     * @param strict whether nothing at all may be found
     */
    public boolean isAccepted(boolean strict) {
        return chain.valid() && (!strict || findings.isEmpty());
    }
}
