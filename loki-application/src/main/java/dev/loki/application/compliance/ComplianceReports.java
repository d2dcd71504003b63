package dev.loki.application.compliance;

import dev.loki.application.checkpoint.Anchor;
import dev.loki.application.checkpoint.EvidenceReport;
import dev.loki.application.checkpoint.Standing;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.checkpoint.Checkpoint;
import dev.loki.domain.compliance.ChainStatement;
import dev.loki.domain.compliance.ChainStatement.CheckpointId;
import dev.loki.domain.compliance.ChainStatement.SegmentFile;
import dev.loki.domain.compliance.ComplianceReport;
import dev.loki.domain.compliance.Declaration;
import dev.loki.domain.compliance.EvidenceCollector;
import dev.loki.domain.compliance.PeriodScope;
import dev.loki.domain.compliance.PopulationCollector;
import dev.loki.domain.compliance.ReportScope;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import dev.loki.ports.json.JsonReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reports of what the audit chain shows for a framework's controls, each made in one pass over its lines. Thread-safe. */
public final class ComplianceReports {

    private static final String FILE = "audit.jsonl";
    private static final int MAX_CHECKPOINTS = 100;

    private final ChainLines lines;
    private final CheckpointStore checkpoints;
    private final EntryLines entries;

    public ComplianceReports(ChainLines lines, CheckpointStore checkpoints, JsonReader json) {
        this.lines = lines;
        this.checkpoints = checkpoints;
        this.entries = new EntryLines(json);
    }

    /**
     * Reads the chain for a report.
     *
     * @param verified what verifying it said just before; entries that came since are left out
     * @param segments the older segments
     * @param declared what an Article 30 record declares
     * @param visitor shown each entry of the population
     * @throws CheckpointException where the chain cannot be read
     */
    public ComplianceReport report(
            ReportScope scope,
            EvidenceReport verified,
            List<SegmentFile> segments,
            Declaration declared,
            EntryVisitor visitor) {
        EvidenceCollector collector = new EvidenceCollector(scope);
        ChainPass pass = pass(entry -> visited(entry, collector.accept(entry), visitor), collector::reject, verified);
        return collector.report(statement(pass, verified, segments), declared);
    }

    /**
     * Reads the chain for all entries of a period.
     *
     * @param verified what verifying it said just before; entries that came since are left out
     * @param segments the older segments
     * @param visitor shown each entry of the population
     * @throws CheckpointException where the chain cannot be read
     */
    Examination examine(
            PeriodScope scope, EvidenceReport verified, List<SegmentFile> segments, Consumer<AuditEntry> visitor) {
        PopulationCollector collector = new PopulationCollector(scope.period());
        ChainPass pass = pass(
                entry -> {
                    boolean taken = collector.accept(entry);
                    if (taken) {
                        visitor.accept(entry);
                    }
                    return taken;
                },
                collector::reject,
                verified);
        return new Examination(scope, statement(pass, verified, segments), collector.population(), pass.extent());
    }

    private static boolean visited(AuditEntry entry, @Nullable Set<String> controls, EntryVisitor visitor) {
        if (controls != null) {
            visitor.visit(entry, controls);
        }
        return controls != null;
    }

    private ChainPass pass(Predicate<AuditEntry> taker, Runnable rejecter, EvidenceReport verified) {
        long limit = verified.chain().valid() ? verified.chain().entries() : Long.MAX_VALUE;
        ChainPass pass = new ChainPass(entries, taker, rejecter, limit);
        lines.read(0, pass);
        return pass;
    }

    private ChainStatement statement(ChainPass pass, EvidenceReport verified, List<SegmentFile> segments) {
        Deque<CheckpointId> newest = new ArrayDeque<>();
        long count = readCheckpoints(newest);
        return new ChainStatement(
                FILE,
                pass.bytes(),
                pass.hexDigest(),
                pass.lines(),
                verified.chain().valid(),
                verified.chain().brokenAt(),
                verified.chain().error(),
                verified.standing().words(),
                verified.standing() == Standing.TAMPERED,
                anchor(verified.anchor()),
                verified.signed(),
                verified.keys(),
                verified.recoveries(),
                verified.findings().stream()
                        .map(finding -> (finding.isError() ? "error: " : "warning: ") + finding.what())
                        .toList(),
                count,
                List.copyOf(newest),
                segments);
    }

    /** What is no checkpoint is a finding already. */
    private long readCheckpoints(Deque<CheckpointId> newest) {
        long[] count = {0};
        try {
            checkpoints.read(note -> {
                count[0]++;
                newest.addLast(id(note));
                if (newest.size() > MAX_CHECKPOINTS) {
                    newest.removeFirst();
                }
            });
        } catch (CheckpointException | NoteFormatException e) {
            return count[0];
        }
        return count[0];
    }

    private static CheckpointId id(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.of(note);
        return new CheckpointId(
                checkpoint.origin(), checkpoint.size(), checkpoint.root().toString());
    }

    private static @Nullable String anchor(@Nullable Anchor anchor) {
        if (anchor == null) {
            return null;
        }
        String at = anchor.at() == null ? "" : ", of " + anchor.at();
        return "the first " + anchor.size() + " entries, by " + anchor.source() + at + "; " + anchor.entriesAfter()
                + " entries came after";
    }
}
