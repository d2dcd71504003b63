package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.AuditQuery;
import dev.loki.domain.audit.ChainVerdict;
import dev.loki.ports.audit.AuditLog;
import dev.loki.ports.audit.AuditLogException;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * The agent chain in a file of JSON lines, {@code audit.jsonl}. Any number of threads and processes append: a lock on
 * {@code audit.jsonl.lock} lets one at a time read the chain's end and link to it. What a crash left half written is moved
 * to {@code quarantine/}, and the chain says so. Nothing is created before the first entry. Thread-safe; an interrupt
 * neither ends nor tears an append.
 */
public final class FileAuditLog implements AuditLog {

    static final String FILE_NAME = "audit.jsonl";

    private final Path folder;
    private final Path file;
    private final FileMutex mutex;
    private final EntryReader entries;
    private final ChainScan scan;
    private final InstantSource clock;

    /**
     * @param folder usually {@code .loki/audit}; on a local file system
     * @param json reads the lines
     * @param clock dates the entries
     */
    public FileAuditLog(Path folder, JsonReader json, InstantSource clock) {
        this.folder = folder;
        this.file = folder.resolve(FILE_NAME);
        this.mutex = new FileMutex(folder.resolve(FILE_NAME + ".lock"));
        this.entries = new EntryReader(json);
        this.scan = new ChainScan(file, mutex, entries);
        this.clock = clock;
    }

    @Override
    public AuditEntry append(AuditDraft draft) {
        try {
            PrivateFiles.createFolder(folder);
            return mutex.holding(() -> appendAlone(draft));
        } catch (DamagedChainException e) {
            throw new AuditLogException(
                    file + ": last line: " + e.getMessage()
                            + "; no crash leaves that, so nothing is appended. Look at it"
                            + " with `loki audit verify`, then move the file away, as evidence, to start a new chain",
                    e);
        } catch (IOException e) {
            throw new AuditLogException(
                    "cannot write " + file + ": " + IoReason.of(e)
                            + "; check that the disk has room and that the file and its folder can be written",
                    e);
        }
    }

    @Override
    public ChainVerdict verify() {
        try {
            return scan.verify();
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

    private AuditEntry appendAlone(AuditDraft draft) throws IOException {
        PrivateFiles.createFile(file);
        try (ChainFile chain = ChainFile.open(file, entries, clock)) {
            return chain.append(draft);
        }
    }

    private AuditLogException unreadable(IOException e) {
        return new AuditLogException(
                "cannot read " + file + ": " + IoReason.of(e) + "; check that it is a file and may be read", e);
    }
}
