package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.ChainVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the parts of a chain on all cores, a few ahead of who asks for them in order. What the first line of a part
 * stands on is for that one to compare. Has threads until it is closed. Not thread-safe.
 */
final class PartsAhead implements AutoCloseable {

    private static final int AHEAD = 3;

    private final Storage storage;
    private final Path file;
    private final LineJudge judge;
    private final long partSize;
    private final long length;
    private final int most;
    private final ExecutorService workers;
    private final Deque<Future<Part>> parts = new ArrayDeque<>();
    private long submitted;

    /**
     * @param begin where the first part begins
     */
    PartsAhead(Storage storage, Path file, LineJudge judge, long partSize, long begin, long length, int threads) {
        this.storage = storage;
        this.file = file;
        this.judge = judge;
        this.partSize = partSize;
        this.length = length;
        this.most = AHEAD * threads;
        this.submitted = begin;
        this.workers = Executors.newFixedThreadPool(threads, PartsAhead::thread);
    }

    /** The next part; null where it could not be read here, so that who asks has to. */
    @Nullable
    Part next() {
        while (parts.size() < most && submitted < length) {
            long from = submitted;
            submitted += partSize;
            parts.add(workers.submit(() -> verify(from, Math.min(from + partSize, length))));
        }
        Future<Part> part = parts.poll();
        return part == null ? null : await(part);
    }

    @Override
    public void close() {
        parts.forEach(part -> part.cancel(false));
        workers.shutdown();
    }

    private Part verify(long from, long to) throws IOException {
        try (StorageFile log = storage.openToRead(file)) {
            return Part.verify(log, from, to, ChainVerifier.inTheMiddle(), judge);
        }
    }

    private static @Nullable Part await(Future<Part> part) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return part.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            return null;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "loki-audit-verify");
        thread.setDaemon(true);
        return thread;
    }
}
