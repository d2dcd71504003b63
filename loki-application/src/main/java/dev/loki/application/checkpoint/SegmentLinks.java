package dev.loki.application.checkpoint;

import dev.loki.domain.audit.ChainVerdict;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.KeptSegment;
import dev.loki.ports.checkpoint.KeptSegment.Contents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Follows the chain from segment to segment: the first entry of each names the one before, with its length and SHA-256.
 * Not thread-safe.
 */
final class SegmentLinks {

    private final EntryLines entries;
    private final VerifyProgress progress;
    private final Map<String, KeptSegment> unnamed = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    /** Whether an operator found that the trail behind the oldest link was lost, and said so. */
    private boolean endsInDamage;

    private SegmentLinks(EntryLines entries, VerifyProgress progress) {
        this.entries = entries;
        this.progress = progress;
    }

    /**
     * Follows the chain back from its newest segment.
     *
     * @param newest the lines of the segment that grows
     * @param kept the older ones that are there
     */
    static SegmentLinks follow(ChainLines newest, List<KeptSegment> kept, EntryLines entries, VerifyProgress progress) {
        SegmentLinks walk = new SegmentLinks(entries, progress);
        kept.forEach(segment -> walk.unnamed.put(segment.name(), segment));
        walk.walk(newest);
        return walk;
    }

    /** Those that were found, oldest first. */
    List<Link> oldestFirst() {
        return links;
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether an operator found something of the trail damaged or lost, and said so. */
    boolean hasDamage() {
        return endsInDamage || links.stream().anyMatch(Link::wasDamaged);
    }

    private void walk(ChainLines newest) {
        ChainLines lines = newest;
        String file = "the chain";
        for (Optional<SegmentStart> said = entries.segmentStart(lines);
                said.isPresent();
                said = entries.segmentStart(lines)) {
            Optional<String> name = said.get().previous();
            KeptSegment previous = name.map(unnamed::remove).orElse(null);
            if (previous == null) {
                missing(file, said.get(), name);
                break;
            }
            add(previous, said.get());
            lines = new SoundLines(previous.lines());
            file = previous.name();
        }
        unnamed.keySet().forEach(this::unnamed);
    }

    private void missing(String file, SegmentStart said, Optional<String> name) {
        if (name.isPresent()) {
            findings.add(
                    Finding.error(name.get() + " is missing: the segment_start of " + file + " says that it was kept"));
        } else {
            endsInDamage = true;
            findings.add(Finding.warning(
                    "what came before " + file + " was gone: " + said.error() + "; it was begun anew by " + said.by()));
        }
    }

    private void add(KeptSegment segment, SegmentStart said) {
        Contents contents = segment.check(progress);
        boolean isUnchanged = said.isOf(contents);
        ChainVerdict verdict = contents.verdict();
        if (!isUnchanged) {
            findings.add(Finding.error(segment.name() + " was changed after it was kept: it has " + contents.length()
                    + " bytes with the SHA-256 " + contents.sha256() + ", and the segment_start behind it names "
                    + said.length() + " bytes and " + said.sha256()));
        } else if (!verdict.valid()) {
            String broken = segment.name() + " is broken at line " + (verdict.entries() + 1) + ": " + verdict.error();
            findings.add(
                    said.wasDamaged()
                            ? Finding.warning(broken + "; so it was found and kept by " + said.by())
                            : Finding.error(broken + "; the segment_start behind it says that it was intact"));
        }
        endsInDamage = isUnchanged && said.wasDamaged();
        links.add(0, new Link(segment, verdict, endsInDamage));
    }

    private void unnamed(String name) {
        String stands = name + " stands beside the chain, and no segment_start that can be read names it";
        findings.add(
                endsInDamage
                        ? Finding.warning(stands + ": whether it is as it was cannot be told")
                        : Finding.error(stands + ": the chain was written anew, or a segment is missing"));
    }

    /**
     * A segment that the next one names.
     *
     * @param wasDamaged whether it was so already when it was kept
     */
    record Link(KeptSegment segment, ChainVerdict verdict, boolean wasDamaged) {}
}
