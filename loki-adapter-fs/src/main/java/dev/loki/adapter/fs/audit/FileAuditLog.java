package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.domain.audit.DraftLine;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.audit.VerifyProgress;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/**
 * The agent chain in a file of JSON lines, {@code audit.jsonl}. Any number of threads and processes append: a lock on
 * {@code audit.jsonl.lock} lets one at a time link to the chain's end, and threads share a sync. What a crash left half
 * written is moved to {@code quarantine/}, and the chain says so. Nothing is created before the first entry. Thread-safe;
 * an interrupt neither ends nor tears an append.
 */
public final class FileAuditLog implements AuditLog {

    private final Path file;
    private final Journal journal;
    private final ChainScan scan;

    /** As the other constructor makes it, with {@link AuditSync#ALWAYS}, where nobody is told of what goes wrong beside. */
    public FileAuditLog(Path folder, JsonReader json, InstantSource clock) {
        this(folder, json, clock, AuditSync.ALWAYS, warning -> {});
    }

    /**
     * @param folder usually {@code .loki/audit}; on a local file system
     * @param json reads the lines
     * @param clock dates the entries
     * @param sync what "durable" means
     * @param warnings told, in one line each, what went wrong beside the chain
     */
    public FileAuditLog(Path folder, JsonReader json, InstantSource clock, AuditSync sync, Consumer<String> warnings) {
        this(new DiskStorage(), folder, json, clock, sync, warnings);
    }

    /**
     * As the other constructor makes it, on another storage.
     *
     * @param storage instead of the disk
     */
    public FileAuditLog(
            Storage storage,
            Path folder,
            JsonReader json,
            InstantSource clock,
            AuditSync sync,
            Consumer<String> warnings) {
        ChainFiles files = new ChainFiles(folder);
        Chain chain = Chain.of(storage, files, json);
        this.file = files.log();
        this.journal = new Journal(new ChainWriter(chain, sync, clock, new Warnings(warnings)));
        this.scan = new ChainScan(chain);
    }

    @Override
    public AuditEntry append(AuditDraft draft) {
        DraftLine line = line(draft);
        try {
            return journal.append(line);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public CompletionStage<AuditEntry> appendAsync(AuditDraft draft) {
        return journal.appendAsync(line(draft)).exceptionally(failure -> {
            throw new CompletionException(unwritable(failure));
        });
    }

    @Override
    public AuditEntry startSegment(String who, String why) {
        try {
            return journal.startSegment(who, why);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    @Override
    public ChainVerdict verify(VerifyProgress progress) {
        try {
            return scan.verify(progress);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public long read(AuditQuery query, Consumer<AuditEntry> consumer) {
        try {
            return scan.read(query, consumer);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void close() {
        try {
            journal.close();
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private DraftLine line(AuditDraft draft) {
        try {
            return ReadableDraft.line(draft);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private AuditLogException unwritable(Throwable cause) {
        if (cause instanceof DamagedChainException) {
            return new AuditLogException(
                    file + ": " + cause.getMessage() + "; no crash leaves that, so nothing is appended. Look at it with"
                            + " `loki audit verify`; then an operator can keep this log as evidence and go on in a new"
                            + " one with `loki audit new-segment --reason TEXT`",
                    cause);
        }
        if (cause instanceof NoChainException) {
            return new AuditLogException(file + ": " + cause.getMessage(), cause);
        }
        IOException failure = cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
        return new AuditLogException(
                "cannot write " + file + ": " + IoReason.of(failure) + "; " + IoReason.adviceToWrite(failure), cause);
    }

    private AuditLogException unreadable(IOException e) {
        return new AuditLogException(
                "cannot read " + file + ": " + IoReason.of(e) + "; check that it is a file and may be read", e);
    }
}
