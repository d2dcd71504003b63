package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Background;
import dev.loki.adapter.fs.storage.GroupCommit;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Appends to the chain by {@link GroupCommit}, and in interval mode syncs what was written soon after. Bulk and interval mode
 * have a thread, which ends when it has nothing to do. Thread-safe; an interrupt neither tears nor ends an append.
 */
final class Journal implements GroupCommit.BatchWriter<DraftLine, AuditEntry> {

    /** How long written entries may stay unsynced in interval mode. */
    static final int SYNC_INTERVAL_MILLIS = 100;

    private final ChainWriter writer;
    private final Background background = new Background("loki-audit");
    private final GroupCommit<DraftLine, AuditEntry> commits = new GroupCommit<>(this, background);
    private final AtomicBoolean syncDue = new AtomicBoolean();

    Journal(ChainWriter writer) {
        this.writer = writer;
    }

    /**
     * Appends, and returns when the entry is as durable as the sync mode says.
     *
     * @throws IOException where it could not be written
     */
    AuditEntry append(DraftLine line) throws IOException {
        return commits.append(line);
    }

    /** Appends as {@link #append} does, and waits for nothing but room in the queue. */
    CompletableFuture<AuditEntry> appendAsync(DraftLine line) {
        return commits.appendAsync(line);
    }

    AuditEntry startSegment(String who, String why) throws IOException {
        return commits.alone(() -> writer.startSegment(who, why));
    }

    /** Commits what is queued, and leaves nothing open; it may be used again. */
    void close() throws IOException {
        commits.drain();
        commits.alone(() -> {
            writer.close();
            return writer;
        });
    }

    @Override
    public List<AuditEntry> write(List<DraftLine> batch) throws IOException {
        List<AuditEntry> entries = writer.append(batch);
        if (writer.isUnsynced() && syncDue.compareAndSet(false, true)) {
            background.runAfter(SYNC_INTERVAL_MILLIS, this::sync);
        }
        return entries;
    }

    @Override
    public int weight(DraftLine line) {
        return line.maxLength();
    }

    private void sync() {
        syncDue.set(false);
        try {
            commits.alone(() -> {
                writer.sync();
                return writer;
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e); // the writer keeps its failures for the next append
        }
    }
}
