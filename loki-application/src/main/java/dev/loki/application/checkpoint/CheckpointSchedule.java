package dev.loki.application.checkpoint;

import dev.loki.ports.checkpoint.CheckpointException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a checkpoint after so many entries, after so much time also when idle, and at close. A daemon thread makes them,
 * started with the first entry, so that no entry waits for one. Trouble is a warning: the entries themselves are durable.
 * Thread-safe.
 */
public final class CheckpointSchedule implements AutoCloseable {

    /** How long close waits for the last checkpoint and its witnesses. */
    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(10);

    private final Supplier<Checkpointer> checkpointer;
    private final int everyEntries;
    private final Duration every;
    private final Consumer<String> warnings;
    private final AtomicLong entries = new AtomicLong();
    private volatile boolean closed;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param checkpointer asked at the first checkpoint
     * @param everyEntries at least 1
     * @param every beyond zero
     */
    public CheckpointSchedule(
            Supplier<Checkpointer> checkpointer, int everyEntries, Duration every, Consumer<String> warnings) {
        this.checkpointer = checkpointer;
        this.everyEntries = everyEntries;
        this.every = every;
        this.warnings = warnings;
    }

    /** To be called after each entry that was appended. */
    public void entryWritten() {
        long count = entries.incrementAndGet();
        ScheduledExecutorService running = thread();
        if (count % everyEntries == 0 && running != null) {
            submit(running);
        }
    }

    /**
     * To be called before the chain goes on in a new segment: signs the old one's last entries. Returns when that is
     * done, or cannot be.
     */
    public void segmentEnds() {
        ScheduledExecutorService running = thread();
        if (running != null) {
            await(running.submit(this::checkpoint));
        }
    }

    /** To be called when the chain goes on in a new segment. */
    public void segmentBegun() {
        ScheduledExecutorService running = thread();
        if (running != null) {
            submit(running);
        }
    }

    /** Makes the last checkpoint, where there were entries, and stops the thread. Safe to call twice. */
    @Override
    public void close() {
        ScheduledExecutorService running;
        synchronized (this) {
            closed = true;
            running = thread;
            thread = null;
        }
        if (running == null) {
            return;
        }
        await(running.submit(this::checkpoint));
        running.shutdownNow();
    }

    private void await(Future<?> last) {
        try {
            last.get(CLOSE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            warnings.accept("the last checkpoint was not finished within " + CLOSE_DEADLINE.toSeconds() + " s");
        } catch (ExecutionException e) {
            warnings.accept("the last checkpoint failed: " + e.getCause());
        }
    }

    private void submit(ScheduledExecutorService running) {
        try {
            running.execute(this::checkpoint);
        } catch (RejectedExecutionException e) {
            return; // closed meanwhile, which makes the last checkpoint itself
        }
    }

    private void checkpoint() {
        try {
            checkpointer.get().checkpoint();
        } catch (CheckpointException e) {
            warnings.accept("no checkpoint was made: " + e.getMessage());
        } catch (RuntimeException e) {
            // A task that throws would end all that follow.
            warnings.accept("no checkpoint was made: " + e);
        }
    }

    private synchronized @Nullable ScheduledExecutorService thread() {
        if (thread == null && !closed) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread daemon = new Thread(task, "loki-checkpoints");
                daemon.setDaemon(true);
                return daemon;
            });
            Future<?> unused = thread.scheduleAtFixedRate(
                    this::checkpoint, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
        return thread;
    }
}
