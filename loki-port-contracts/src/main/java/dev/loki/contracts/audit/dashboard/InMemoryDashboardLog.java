package dev.loki.contracts.audit.dashboard;

import dev.loki.domain.audit.dashboard.DashboardAnchor;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.audit.dashboard.DashboardEvent;
import dev.loki.domain.audit.dashboard.DashboardVerifier;
import dev.loki.domain.audit.dashboard.DirectoryVerdict;
import dev.loki.domain.audit.dashboard.DirectoryVerdict.CheckedFile;
import dev.loki.domain.audit.dashboard.FileVerdict;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.dashboard.DashboardLog;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dashboard log for tests: a true chain in one file that is none, as durable as the object. Thread-safe. */
public final class InMemoryDashboardLog implements DashboardLog {

    /** What the file is called. */
    public static final Path FILE = Path.of("audit-2026-01-02.jsonl");

    private final InstantSource clock;
    private final List<JsonObject> lines = new ArrayList<>();
    private @Nullable DashboardAnchor anchor;
    private boolean failing;

    public InMemoryDashboardLog(InstantSource clock) {
        this.clock = clock;
    }

    /** The lines, to be changed as somebody would who may write to the log's place. Not while others append. */
    public List<JsonObject> lines() {
        return lines;
    }

    /** Says that files before this one were pruned. */
    public synchronized void pruned(DashboardAnchor upTo) {
        anchor = upTo;
    }

    /** From now on nothing can be appended. */
    public synchronized void failAppends() {
        failing = true;
    }

    @Override
    public synchronized JsonObject append(DashboardEvent event) {
        if (failing) {
            throw new AuditLogException("cannot write the log in memory: it was told to fail", null);
        }
        String tip = lines.isEmpty()
                ? start()
                : DashboardChain.storedHash(lines.get(lines.size() - 1)).orElseThrow();
        JsonObject line = DashboardChain.link(DashboardChain.entry(event, clock.instant()), tip);
        lines.add(line);
        return line;
    }

    @Override
    public FileVerdict verify(Path file) {
        if (!FILE.equals(file.getFileName())) {
            throw new AuditLogException("cannot read " + file + ": no such file", null);
        }
        return check(EntryListener.NONE).verdict();
    }

    @Override
    public DirectoryVerdict verify(EntryListener entries) {
        DashboardVerifier verifier = check(entries);
        FileVerdict verdict = verifier.verdict();
        String name = FILE.toString();
        return new DirectoryVerdict(
                verdict.entriesChecked() == 0 ? List.of() : List.of(new CheckedFile(name, verdict)),
                verifier.tip(),
                pruned() + verifier.entries(),
                anchor,
                verdict.valid() ? List.of() : List.of(name + ": " + verdict.error()),
                List.of());
    }

    private synchronized DashboardVerifier check(EntryListener entries) {
        DashboardVerifier verifier = new DashboardVerifier(start());
        for (JsonObject line : lines) {
            verifier.accept(line, DashboardChain.line(line));
            if (!verifier.isBroken()) {
                entries.verified(pruned() + verifier.entries(), verifier.tip());
            }
        }
        return verifier;
    }

    private String start() {
        return anchor == null ? DashboardChain.GENESIS : anchor.hash();
    }

    private long pruned() {
        return anchor == null ? 0 : anchor.entries();
    }
}
