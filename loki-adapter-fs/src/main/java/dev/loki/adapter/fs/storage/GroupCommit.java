package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Many writers share a sync: drafts queue, and the thread that leads writes all of them at once, while the others wait for
 * it. Then it calls the next one to lead. No thread of its own is needed for that, but where nobody waits for a draft.
 * Thread-safe; an interrupt neither tears nor ends an append.
 *
 * @param <D> a draft of what is to be written
 * @param <R> what comes of it
 */
public final class GroupCommit<D, R> {

    private final BatchWriter<D, R> writer;
    private final DraftQueue<D, R> queue;
    private final Crowd crowd = new Crowd();
    private final ReentrantLock committing = new ReentrantLock();
    private final Background background;

    /** @param background leads where no thread waits for what is queued */
    public GroupCommit(BatchWriter<D, R> writer, Background background) {
        this.writer = writer;
        this.queue = new DraftQueue<>(writer::weight);
        this.background = background;
    }

    /** Writes batches, one at a time. */
    public interface BatchWriter<D, R> {

        /**
         * Writes all of them, or none. When this returns, they are as durable as they are meant to be.
         *
         * @return what comes of each, in their order
         */
        List<R> write(List<D> batch) throws IOException;

        /** How many bytes a draft makes at most. */
        int weight(D draft);
    }

    /**
     * Appends, and returns when it was written.
     *
     * @throws IOException where it could not be
     */
    public R append(D draft) throws IOException {
        Pending<D, R> pending = Pending.awaited(draft);
        if (queue.put(pending) || pending.await()) {
            lead(pending);
        }
        return pending.result();
    }

    /** Appends as {@link #append} does, and waits for nothing but room in the queue. */
    public CompletableFuture<R> appendAsync(D draft) {
        Pending<D, R> pending = Pending.promised(draft);
        if (queue.put(pending)) {
            background.run(this::leadAll);
        }
        return pending.promise();
    }

    /** Runs an action while no batch is written. */
    public <T> T alone(IoAction<T> action) throws IOException {
        committing.lock();
        try {
            return action.call();
        } finally {
            committing.unlock();
        }
    }

    /** Commits what is queued. */
    public void drain() {
        while (queue.size() > 0) {
            commit();
        }
    }

    /** Whatever happens, somebody else leads after this. */
    private void lead(Pending<D, R> own) {
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
            drain();
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
        List<Pending<D, R>> batch;
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
    }

    private void write(List<Pending<D, R>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        try {
            List<R> results = writer.write(batch.stream().map(Pending::draft).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).acknowledge(results.get(i));
            }
        } catch (IOException | RuntimeException | Error e) {
            batch.forEach(draft -> draft.fail(e));
        }
    }
}
