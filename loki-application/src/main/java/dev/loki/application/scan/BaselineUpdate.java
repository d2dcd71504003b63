package dev.loki.application.scan;

import dev.loki.ports.scan.AcceptedFinding;
import dev.loki.ports.scan.StoredBaseline;
import java.util.Comparator;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Accepting the findings of a scan. */
public final class BaselineUpdate {

    private static final Comparator<AcceptedFinding> IN_ORDER = Comparator.comparing(AcceptedFinding::path)
            .thenComparing(AcceptedFinding::detector)
            .thenComparing(AcceptedFinding::fingerprint);

    private BaselineUpdate() {}

    /**
     * The baseline that accepts what was found, and no longer what was looked for and not found again.
     *
     * @param found all findings, those that were accepted before among them
     * @param covered which of the old ones the scan would have found again
     */
    public static StoredBaseline of(StoredBaseline old, ScanReport found, Predicate<AcceptedFinding> covered) {
        Stream<AcceptedFinding> kept = old.accepted().stream().filter(covered.negate());
        Stream<AcceptedFinding> fresh = found.findings().stream().map(BaselineUpdate::accepted);
        return new StoredBaseline(
                old.salt(),
                Stream.concat(kept, fresh).distinct().sorted(IN_ORDER).toList());
    }

    private static AcceptedFinding accepted(TextFinding found) {
        String fingerprint = found.finding().fingerprint();
        if (fingerprint == null) {
            throw new IllegalStateException("findings to be accepted were made without a salt");
        }
        return new AcceptedFinding(fingerprint, found.finding().detector(), found.path());
    }
}
