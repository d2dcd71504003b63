package dev.loki.application.checkpoint;

import dev.loki.application.checkpoint.SegmentLinks.Link;
import dev.loki.domain.note.VerifierKey;
import dev.loki.ports.checkpoint.ChainLines;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Gives each claim to the segment it speaks of, and compares. Not thread-safe. */
final class ClaimedSegments {

    private final List<Segment> segments = new ArrayList<>();
    private final Acknowledgements acknowledged = new Acknowledgements();
    private final Set<Claim> unfit = new LinkedHashSet<>();
    private final Set<Claim> ofNoSegment = new LinkedHashSet<>();
    private @Nullable String contradiction;
    private final Claims claims;
    private final EntryLines entries;
    private final @Nullable String origin;
    private final Collection<VerifierKey> witnesses;

    /**
     * @param origin what the newest segment is called; null where nobody named it
     * @param witnesses whose cosignature is as good as a copy elsewhere
     */
    ClaimedSegments(Claims claims, EntryLines entries, @Nullable String origin, Collection<VerifierKey> witnesses) {
        this.claims = claims;
        this.entries = entries;
        this.origin = origin;
        this.witnesses = witnesses;
    }

    /** Adds the next older segment. It is called as the checkpoints beside it call it. */
    void addOlder(Link link, String checkpoints) {
        Set<String> names = new HashSet<>();
        claims.all().stream()
                .filter(claim -> claim.source().equals(checkpoints))
                .map(claim -> claim.checkpoint().origin())
                .filter(name -> !ChainTree.isOwn(name))
                .forEach(names::add);
        add(new SoundLines(link.segment().lines()), names::contains, checkpoints, link);
    }

    /** Adds the segment that grows. */
    void addNewest(ChainLines lines, String checkpoints) {
        add(lines, name -> origin == null || origin.equals(name), checkpoints, null);
    }

    private void add(ChainLines lines, Predicate<String> isNamed, String checkpoints, @Nullable Link link) {
        String own = EntryLines.originOf(lines);
        segments.add(new Segment(
                own,
                name -> ChainTree.isOwn(name) ? name.equals(own) : isNamed.test(name),
                checkpoints,
                link,
                new SegmentPass(lines, entries, witnesses, this::unfit)));
    }

    /** Holds every segment against the claims about it. */
    List<Finding> compare() {
        Map<String, List<Claim>> strange = new LinkedHashMap<>();
        for (Claim claim : claims.all()) {
            Optional<Segment> owner =
                    segments.stream().filter(segment -> segment.owns(claim)).findFirst();
            if (owner.isPresent()) {
                owner.get().pass.expect(claim);
                if (claim.isSigned()) {
                    acknowledged.add(claim.checkpoint());
                }
            } else if (counts(claim)) {
                strange.computeIfAbsent(
                                claim.source() + "\n" + claim.checkpoint().origin(), key -> new ArrayList<>())
                        .add(claim);
            }
        }
        List<Finding> findings = new ArrayList<>();
        strange.values().forEach(others -> findings.add(strange(others)));
        for (Segment segment : segments) {
            segment.pass.run();
            findings.addAll(segment.pass.findings());
        }
        return findings;
    }

    /** Of the newest segment: it names the older ones with their hashes, and so covers them. */
    @Nullable
    Anchor anchor() {
        return newest().pass.anchor();
    }

    long recoveries() {
        return segments.stream().mapToLong(segment -> segment.pass.recoveries()).sum();
    }

    /** The older segments, oldest first. */
    List<CheckedSegment> older() {
        List<CheckedSegment> older = new ArrayList<>();
        for (Segment segment : segments) {
            Link link = segment.link;
            if (link != null) {
                older.add(new CheckedSegment(link.segment().name(), link.verdict(), segment.pass.anchor()));
            }
        }
        return older;
    }

    /** What nobody trusted signed proves nothing against the chain; where no key is known, anything counts. */
    private boolean counts(Claim claim) {
        return claim.isSigned() || !claims.canTell();
    }

    /** What comes of a claim that does not fit its segment; empty where it proves nothing. */
    private Optional<Finding> unfit(Claim claim, String what) {
        if (!counts(claim)) {
            return Optional.empty();
        }
        unfit.add(claim);
        return Optional.of(judge(claim, what));
    }

    /**
     * What an operator has to acknowledge, or has: for each chain, up to which size its checkpoints do not fit.
     *
     * @param isOurs whether one of our keys signed a claim; of chains that are in no segment, others only count where they
     *     are held elsewhere, as anybody can put some beside the chain
     */
    Map<String, Long> damaged(Predicate<Claim> isOurs) {
        Map<String, Long> damaged = new LinkedHashMap<>();
        unfit.stream()
                .filter(claim -> claim.isHeld() || !ofNoSegment.contains(claim) || isOurs.test(claim))
                .forEach(claim -> damaged.merge(
                        claim.checkpoint().origin(), claim.checkpoint().size(), Math::max));
        return damaged;
    }

    /** Whether an operator acknowledged anything of what does not fit. */
    boolean hasAcknowledgedDamage() {
        return acknowledged.wereNeeded();
    }

    private Finding strange(List<Claim> others) {
        unfit.addAll(others);
        ofNoSegment.addAll(others);
        Claim last = others.get(others.size() - 1);
        Claim worst = others.stream()
                .filter(claim -> !acknowledged.covers(claim))
                .findFirst()
                .orElse(last);
        String more = others.size() == 1 ? "" : ", as " + (others.size() - 1) + " before it,";
        String is = last + more + " is of another chain, " + last.checkpoint().origin() + "; this one "
                + (origin == null && newest().own.isEmpty()
                        ? "has no entries"
                        : "is " + Objects.requireNonNullElse(origin, newest().own));
        return judge(worst, is + ": it was written anew, or these are not its checkpoints");
    }

    private Finding judge(Claim claim, String what) {
        Finding finding = acknowledged.judge(claim, what);
        if (finding.isError() && claim.isHeld() && contradiction == null) {
            contradiction = what;
        }
        return finding;
    }

    /** What does not fit a checkpoint that is held elsewhere, where nobody acknowledged that. */
    Optional<String> contradiction() {
        return Optional.ofNullable(contradiction);
    }

    private Segment newest() {
        return segments.get(segments.size() - 1);
    }

    /**
     * A segment, and what may be claimed of it.
     *
     * @param own what its first line calls it
     * @param link how it was found; null for the newest
     */
    private record Segment(
            String own,
            Predicate<String> isCalled,
            String checkpoints,
            @Nullable Link link,
            SegmentPass pass) {

        boolean owns(Claim claim) {
            return isCalled.test(claim.checkpoint().origin())
                    && (claim.isHeld() || claim.source().equals(checkpoints));
        }
    }
}
