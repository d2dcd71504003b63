package dev.loki.application.checkpoint;

import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.merkle.CompactRange;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.ChainLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One pass over the lines of a segment; at each size that is claimed, the root so far is compared. Not thread-safe. */
final class SegmentPass {

    private final List<Finding> findings = new ArrayList<>();
    private final Set<Finding> proven = new HashSet<>();
    private final NavigableMap<Long, List<Claim>> bySize = new TreeMap<>();
    private final CompactRange range = CompactRange.empty();
    private final ChainLines lines;
    private final EntryLines entries;
    private final Collection<VerifierKey> witnesses;
    private final Predicate<Claim> counts;
    private long recoveries;
    private @Nullable Anchor anchor;

    /**
     * @param witnesses whose cosignature is as good as a copy elsewhere
     * @param counts whether a claim that does not fit speaks against the chain
     */
    SegmentPass(ChainLines lines, EntryLines entries, Collection<VerifierKey> witnesses, Predicate<Claim> counts) {
        this.lines = lines;
        this.entries = entries;
        this.witnesses = witnesses;
        this.counts = counts;
    }

    /** Has a claim about this segment compared. */
    void expect(Claim claim) {
        bySize.computeIfAbsent(claim.checkpoint().size(), size -> new ArrayList<>())
                .add(claim);
    }

    void run() {
        compare(new byte[0]);
        lines.read(0, (line, end) -> {
            range.add(MerkleHash.ofLeaf(line));
            recoveries += entries.isRecovery(line) ? 1 : 0;
            compare(line);
            return true;
        });
        bySize.tailMap(range.size(), false).values().stream()
                .flatMap(List::stream)
                .filter(counts)
                .forEach(claim -> contradict(claim, ", and there are " + range.size() + ": entries are gone"));
        if (anchor != null) {
            anchor = new Anchor(anchor.source(), anchor.size(), anchor.at(), range.size() - anchor.size());
        }
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether a checkpoint that a trusted key signed, and that is held elsewhere, says so. */
    boolean isProven(Finding finding) {
        return proven.contains(finding);
    }

    private void contradict(Claim claim, String how) {
        Finding finding = Finding.error(claim + how);
        findings.add(finding);
        if (claim.isSigned() && claim.isHeld()) {
            proven.add(finding);
        }
    }

    long recoveries() {
        return recoveries;
    }

    /** The newest checkpoint held elsewhere that fits; null where there is none. */
    @Nullable
    Anchor anchor() {
        return anchor;
    }

    private void compare(byte[] line) {
        for (Claim claim : bySize.getOrDefault(range.size(), List.of())) {
            Checkpoint checkpoint = claim.checkpoint();
            if (checkpoint.root().equals(range.root())) {
                if (claim.isSigned()) {
                    anchorAt(claim, line);
                }
            } else if (counts.test(claim)) {
                contradict(claim, " does not fit the chain: entries before it were changed");
            }
        }
    }

    private void anchorAt(Claim claim, byte[] line) {
        try {
            Optional<Claim.Cosignature> seen = claim.cosignature(witnesses);
            if (claim.isHeld() || seen.isPresent()) {
                Instant at = seen.isPresent() ? seen.get().at() : entries.timestamp(line);
                String source =
                        claim.isHeld() ? claim.source() : seen.orElseThrow().witness();
                anchor = new Anchor(source, claim.checkpoint().size(), at, 0);
            }
        } catch (NoteFormatException e) {
            findings.add(Finding.error(claim + ": " + e.getMessage()));
        }
    }
}
