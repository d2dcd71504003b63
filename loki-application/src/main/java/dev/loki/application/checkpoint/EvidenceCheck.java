package dev.loki.application.checkpoint;

import dev.loki.application.checkpoint.SegmentLinks.Link;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.note.SignedNote;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.checkpoint.ChainCompanions;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.ports.json.JsonReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds the chain, segment by segment, against what the segments say of one another and against its checkpoints, those
 * beside it and those elsewhere.
 */
public final class EvidenceCheck {

    private static final String CHECKPOINTS = "audit.checkpoints";

    private final ChainLines lines;
    private final CheckpointStore store;
    private final ChainCompanions companions;
    private final EntryLines entries;
    private final @Nullable String origin;

    /**
     * @param lines of the segment that grows
     * @param companions its older segments, and what else stands beside it
     * @param origin what the chain is called; null where nobody named it
     */
    public EvidenceCheck(
            ChainLines lines,
            CheckpointStore store,
            ChainCompanions companions,
            JsonReader json,
            @Nullable String origin) {
        this.lines = new SoundLines(lines);
        this.store = store;
        this.companions = companions;
        this.entries = new EntryLines(json);
        this.origin = origin;
    }

    /**
     * Says what can be proven.
     *
     * @param chain what verifying the lines alone found
     * @param held checkpoints that are kept elsewhere
     * @param trusted the keys to begin with; without any, signatures are not believed, and nothing is anchored
     * @param witnesses whose cosignature is as good as a copy elsewhere
     * @param progress told how far verifying an older segment is
     * @throws CheckpointException where the chain cannot be read
     */
    public EvidenceReport check(
            ChainVerdict chain,
            List<HeldCheckpoints> held,
            Collection<VerifierKey> trusted,
            Collection<VerifierKey> witnesses,
            VerifyProgress progress) {
        return hold(chain, held, trusted, witnesses, progress).report();
    }

    /**
     * What an operator acknowledges who goes on after damage: for each chain, up to which size checkpoints of it do not fit.
     * Of its segments all count, whoever signed them; of chains that are in no segment those that are held elsewhere, or
     * that one of our keys signed.
     *
     * @param ours the keys that are ours
     * @throws CheckpointException where the chain cannot be read
     */
    public Map<String, Long> damaged(List<HeldCheckpoints> held, Collection<VerifierKey> ours) {
        return hold(ChainVerdict.intact(0), held, List.of(), List.of(), VerifyProgress.NONE)
                .segments()
                .damaged(claim -> claim.isSignedBy(ours));
    }

    /**
     * What contradicts a checkpoint that is held elsewhere, that one of our keys signed, and that no operator acknowledged
     * not to fit; in one line.
     *
     * @throws CheckpointException where the chain cannot be read
     */
    public Optional<String> contradiction(List<HeldCheckpoints> held, Collection<VerifierKey> ours) {
        return hold(ChainVerdict.intact(0), held, ours, List.of(), VerifyProgress.NONE)
                .segments()
                .contradiction();
    }

    private Held hold(
            ChainVerdict chain,
            List<HeldCheckpoints> held,
            Collection<VerifierKey> trusted,
            Collection<VerifierKey> witnesses,
            VerifyProgress progress) {
        List<Finding> findings = new ArrayList<>();
        companions.doubts().stream().map(Finding::warning).forEach(findings::add);
        held.forEach(
                elsewhere -> elsewhere.doubts().stream().map(Finding::warning).forEach(findings::add));
        SegmentLinks links = SegmentLinks.follow(lines, companions.segments(), entries, progress);
        findings.addAll(links.findings());
        Claims claims = new Claims(trusted);
        for (Link link : links.oldestFirst()) {
            gather(claims, checkpointsOf(link), () -> link.segment().checkpoints(), findings);
        }
        gather(claims, CHECKPOINTS, this::stored, findings);
        held.forEach(elsewhere -> claims.add(elsewhere.source(), true, elsewhere.notes()));
        findings.addAll(claims.findings());
        ClaimedSegments segments = new ClaimedSegments(claims, entries, origin, witnesses);
        links.oldestFirst().forEach(link -> segments.addOlder(link, checkpointsOf(link)));
        segments.addNewest(lines, CHECKPOINTS);
        findings.addAll(segments.compare());
        Anchor anchor = segments.anchor();
        boolean isPart = links.hasDamage() || segments.hasAcknowledgedDamage();
        Standing covered = isPart ? Standing.PARTLY_ANCHORED : Standing.ANCHORED;
        Standing intact = anchor == null ? Standing.NOT_ANCHORED : covered;
        boolean isTampered = !chain.valid() || findings.stream().anyMatch(Finding::isError);
        EvidenceReport report = new EvidenceReport(
                chain,
                isTampered ? Standing.TAMPERED : intact,
                distinct(claims.all().stream().filter(claim -> !claim.isHeld())),
                distinct(claims.all().stream().filter(Claim::isSigned)),
                claims.keysInForce(),
                anchor,
                segments.recoveries(),
                segments.older(),
                findings);
        return new Held(report, segments);
    }

    private record Held(EvidenceReport report, ClaimedSegments segments) {}

    /** A witness keeps a copy of the same checkpoint, and gives it back with its own signature. */
    private static long distinct(Stream<Claim> claims) {
        return claims.map(claim -> claim.note().text()).distinct().count();
    }

    private static void gather(Claims claims, String source, NoteSource notes, List<Finding> findings) {
        try {
            claims.add(source, false, notes.read());
        } catch (CheckpointException e) {
            findings.add(Finding.error(String.valueOf(e.getMessage())));
        }
    }

    private List<SignedNote> stored() {
        List<SignedNote> own = new ArrayList<>();
        store.read(own::add);
        return own;
    }

    private static String checkpointsOf(Link link) {
        return link.segment().name().replaceFirst("\\.jsonl$", ".checkpoints");
    }

    /** Gives checkpoints, or throws a {@link CheckpointException}. */
    private interface NoteSource {

        List<SignedNote> read();
    }
}
