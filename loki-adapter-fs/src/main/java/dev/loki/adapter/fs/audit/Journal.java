package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: drafts queue, and whichever thread comes next writes all of them and syncs once, while the others wait
 * for it. No thread is needed for that; bulk and interval mode have one of their own, which ends when it has nothing to
 * do. Thread-safe; an interrupt neither tears nor ends an append.
 */
final class Journal {

    /** How long written entries may stay unsynced in interval mode. */
    static final int SYNC_INTERVAL_MILLIS = 100;

    private final ChainWriter writer;
    private final DraftQueue queue = new DraftQueue();
    private final ReentrantLock committing = new ReentrantLock();
    private final Background background = new Background();
    private final AtomicBoolean commitDue = new AtomicBoolean();
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
        Pending draft = new Pending(line);
        queue.put(draft);
        while (!draft.isSettled()) {
            commit(draft);
        }
        return draft.result();
    }

    /** As {@link #append}, without waiting for more than room in the queue. */
    CompletableFuture<AuditEntry> appendAsync(DraftLine line) {
        Pending draft = new Pending(line);
        queue.put(draft);
        if (commitDue.compareAndSet(false, true)) {
            background.run(this::commitAll);
        }
        return draft.promise();
    }

    AuditEntry startSegment(String who, String why) throws IOException {
        committing.lock();
        try {
            return writer.startSegment(who, why);
        } finally {
            committing.unlock();
        }
    }

    /** Commits what is queued, and leaves nothing open; it may be used again. */
    void close() throws IOException {
        commitAll();
        committing.lock();
        try {
            writer.close();
        } finally {
            committing.unlock();
        }
    }

    private void commitAll() {
        commitDue.set(false);
        while (!queue.isEmpty()) {
            commit(null);
        }
    }

    /** Commits the next batch, unless it was for a draft that has meanwhile been settled. */
    private void commit(@Nullable Pending wanted) {
        List<Pending> batch = List.of();
        committing.lock();
        try {
            if (wanted == null || !wanted.isSettled()) {
                batch = queue.take();
                write(batch);
            }
        } finally {
            committing.unlock();
        }
        batch.forEach(Pending::announce);
        if (writer.isUnsynced() && syncDue.compareAndSet(false, true)) {
            background.runAfter(SYNC_INTERVAL_MILLIS, this::sync);
        }
    }

    private void write(List<Pending> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<AuditEntry> entries =
                    writer.append(batch.stream().map(Pending::line).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).acknowledge(entries.get(i));
            }
        } catch (IOException | RuntimeException | Error e) {
            batch.forEach(draft -> draft.fail(e));
        }
    }

    private void sync() {
        syncDue.set(false);
        committing.lock();
        try {
            writer.sync();
        } finally {
            committing.unlock();
        }
    }
}
