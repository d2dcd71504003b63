package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Group commit: drafts queue, and the thread that leads writes all of them and syncs once, while the others wait for it.
 * Then it calls the next one to lead. No thread of its own is needed for that; bulk and interval mode have one, which ends
 * when it has nothing to do. Thread-safe; an interrupt neither tears nor ends an append.
 */
final class Journal {

    /** How long written entries may stay unsynced in interval mode. */
    static final int SYNC_INTERVAL_MILLIS = 100;

    private final ChainWriter writer;
    private final DraftQueue queue = new DraftQueue();
    private final Crowd crowd = new Crowd();
    private final ReentrantLock committing = new ReentrantLock();
    private final Background background = new Background();
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
        Pending draft = Pending.awaited(line);
        if (queue.put(draft) || draft.await()) {
            lead(draft);
        }
        return draft.result();
    }

    /** Appends as {@link #append} does, and waits for nothing but room in the queue. */
    CompletableFuture<AuditEntry> appendAsync(DraftLine line) {
        Pending draft = Pending.promised(line);
        if (queue.put(draft)) {
            background.run(this::leadAll);
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
        while (queue.size() > 0) {
            commit();
        }
        committing.lock();
        try {
            writer.close();
        } finally {
            committing.unlock();
        }
    }

    /** Whatever happens, somebody else leads after this. */
    private void lead(Pending own) {
        try {
            crowd.gather(queue);
            while (!own.isSettled()) {
                commit();
            }
        } finally {
            handOn();
        }
    }

    private void leadAll() {
        try {
            while (queue.size() > 0) {
                commit();
            }
        } finally {
            handOn();
        }
    }

    private void handOn() {
        if (queue.handOn()) {
            background.run(this::leadAll);
        }
    }

    private void commit() {
        List<Pending> batch;
        committing.lock();
        try {
            long begin = System.nanoTime();
            batch = queue.take();
            write(batch);
            crowd.committed(batch.size(), System.nanoTime() - begin);
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
