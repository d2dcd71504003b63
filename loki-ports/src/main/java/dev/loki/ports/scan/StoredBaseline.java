package dev.loki.ports.scan;

import dev.loki.domain.scan.Baseline;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Accepted findings, and the salt that makes their fingerprints.
 *
 * @param salt at least 16 bytes in lower-case hex
 */
public record StoredBaseline(String salt, List<AcceptedFinding> accepted) {

    public StoredBaseline {
        accepted = List.copyOf(accepted);
    }

    /** Those findings, for a scan. */
    public Baseline baseline() {
        return new Baseline(
                accepted.stream().map(AcceptedFinding::fingerprint).collect(Collectors.toUnmodifiableSet()));
    }
}
