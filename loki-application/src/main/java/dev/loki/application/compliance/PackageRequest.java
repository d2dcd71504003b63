package dev.loki.application.compliance;

import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.domain.compliance.ChainStatement.SegmentFile;
import dev.loki.domain.compliance.PeriodScope;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an evidence package is to hold.
 *
 * @param scope the period, all entries of which are packed
 * @param verified what verifying the chain said just before
 * @param segments the older segments
 * @param keys the verifier keys that are known, as text
 * @param verifier the source of the auditor's verifier
 * @param sample how many entries are drawn; 0 for none
 * @param seed what the sample depends on
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PackageRequest(
        PeriodScope scope,
        EvidenceReport verified,
        List<SegmentFile> segments,
        List<String> keys,
        byte[] verifier,
        int sample,
        @Nullable String seed) {

    public PackageRequest {
        segments = List.copyOf(segments);
        keys = List.copyOf(keys);
    }

    String seedText() {
        return seed == null ? "" : seed;
    }
}
