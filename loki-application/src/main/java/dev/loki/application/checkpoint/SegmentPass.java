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
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** One pass over the lines of a segment; at each size that is claimed, the root so far is compared. Not thread-safe. */
final class SegmentPass {

    private final List<Finding> findings = new ArrayList<>();
    private final NavigableMap<Long, List<Claim>> bySize = new TreeMap<>();
    private final CompactRange range = CompactRange.empty();
    private final ChainLines lines;
    private final EntryLines entries;
    private final Collection<VerifierKey> witnesses;
    private final BiFunction<Claim, String, Optional<Finding>> unfit;
    private long recoveries;
    private @Nullable Anchor anchor;

    /**
     * @param witnesses whose cosignature is as good as a copy elsewhere
     * @param unfit what comes of a claim that does not fit, and of the words for it
     */
    SegmentPass(
            ChainLines lines,
            EntryLines entries,
            Collection<VerifierKey> witnesses,
            BiFunction<Claim, String, Optional<Finding>> unfit) {
        this.lines = lines;
        this.entries = entries;
        this.witnesses = witnesses;
        this.unfit = unfit;
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
                .forEach(claim -> doesNotFit(claim, claim + ", and there are " + range.size() + ": entries are gone"));
        if (anchor != null) {
            anchor = new Anchor(anchor.source(), anchor.size(), anchor.at(), range.size() - anchor.size());
        }
    }

    List<Finding> findings() {
        return findings;
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
            } else {
                doesNotFit(claim, claim + " does not fit the chain: entries before it were changed");
            }
        }
    }

    private void doesNotFit(Claim claim, String what) {
        unfit.apply(claim, what).ifPresent(findings::add);
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
