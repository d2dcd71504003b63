package dev.loki.application.checkpoint;

import dev.loki.ports.checkpoint.CheckpointException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes a checkpoint after so many entries, after so much time also when idle, and at close. One daemon thread signs them
 * and another shows them to the witnesses, so that no entry waits for a signature, and no signature for a witness; a
 * witness that is slow is shown the newest. Both start with the first entry. Trouble is a warning: the entries themselves
 * are durable. Thread-safe.
 */
public final class CheckpointSchedule implements AutoCloseable {

    /** How long a signature may take that is waited for: it reads all that was written since the one before. */
    private static final Duration SIGNING_DEADLINE = Duration.ofSeconds(10);

    private final Supplier<Checkpointer> checkpointer;
    private final int everyEntries;
    private final Duration every;
    private final Consumer<String> warnings;
    private final AtomicLong entries = new AtomicLong();
    private final AtomicReference<Checkpointer.@Nullable Made> unshown = new AtomicReference<>();
    private volatile @Nullable Future<?> lastShown;
    private boolean closed;
    private @Nullable Threads threads;

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
        Threads running = threads();
        if (count % everyEntries == 0 && running != null) {
            submit(running);
        }
    }

    /**
     * To be called before the chain goes on in a new segment: signs the old one's last entries and shows them, as no
     * later checkpoint covers them. Returns when that is done, or cannot be.
     */
    public void segmentEnds() {
        Threads running = threads();
        if (running != null) {
            awaitLast(running, SIGNING_DEADLINE, () -> checkpoint(running));
        }
    }

    /**
     * To be called when the chain goes on in a new segment: signs its beginning and shows it, with what the operator
     * acknowledges to be damaged. Returns when that is done, or cannot be.
     *
     * @param damaged for each chain, up to which size its checkpoints do not fit; asked on the thread that signs
     */
    public void segmentBegun(Supplier<Map<String, Long>> damaged) {
        Threads running = threads();
        if (running != null) {
            awaitLast(
                    running,
                    SIGNING_DEADLINE,
                    () -> make(running, checkpoints -> checkpoints.signAcknowledging(damaged.get())));
        }
    }

    /** As {@link #close(Duration)}, and waits for the witnesses as long as for the signature. */
    @Override
    public void close() {
        close(SIGNING_DEADLINE);
    }

    /**
     * Makes the last checkpoint, where there were entries, and stops the threads. Safe to call twice.
     *
     * @param forWitnesses how long witnesses are waited for once it is signed; one that does not answer is shown
     *     the next
     */
    public void close(Duration forWitnesses) {
        Threads running;
        synchronized (this) {
            closed = true;
            running = threads;
            threads = null;
        }
        if (running != null) {
            awaitLast(running, forWitnesses, () -> checkpoint(running));
            running.stop();
        }
    }

    private void awaitLast(Threads running, Duration forWitnesses, Runnable last) {
        await(running.signing().submit(last), SIGNING_DEADLINE, "the last checkpoint was not finished in time");
        Future<?> shown = lastShown;
        if (shown != null) {
            await(
                    shown,
                    forWitnesses,
                    "the last checkpoint is signed, but a witness did not answer in time; it is shown again with the next");
        }
    }

    private void await(Future<?> last, Duration deadline, String tooLate) {
        try {
            last.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (TimeoutException e) {
            warnings.accept(tooLate);
        } catch (ExecutionException e) {
            warnings.accept("the last checkpoint failed: " + e.getCause());
        }
    }

    private void submit(Threads running) {
        try {
            running.signing().execute(() -> checkpoint(running));
        } catch (RejectedExecutionException e) {
            return; // closed meanwhile, which makes the last checkpoint itself
        }
    }

    private void checkpoint(Threads running) {
        make(running, Checkpointer::sign);
    }

    // A task that throws would end all that follow.
    private void make(Threads running, Function<Checkpointer, Optional<Checkpointer.Made>> signing) {
        try {
            signing.apply(checkpointer.get()).ifPresent(made -> showSoon(made, running));
        } catch (RuntimeException e) {
            warnings.accept("no checkpoint was made: " + said(e));
        }
    }

    private void showSoon(Checkpointer.Made made, Threads running) {
        if (!checkpointer.get().hasWitnesses() || unshown.getAndSet(made) != null) {
            return;
        }
        try {
            lastShown = running.showing().submit(this::showNewest);
        } catch (RejectedExecutionException e) {
            return; // closed meanwhile: it is shown with the next
        }
    }

    private void showNewest() {
        Checkpointer.Made newest = unshown.getAndSet(null);
        if (newest == null) {
            return;
        }
        try {
            checkpointer.get().show(newest);
        } catch (RuntimeException e) {
            warnings.accept("checkpoint " + newest.size() + ": what the witnesses signed was not kept: " + said(e));
        }
    }

    private static String said(RuntimeException trouble) {
        return trouble instanceof CheckpointException ? String.valueOf(trouble.getMessage()) : trouble.toString();
    }

    private synchronized @Nullable Threads threads() {
        if (threads == null && !closed) {
            Threads started = Threads.start();
            threads = started;
            Future<?> unused = started.signing()
                    .scheduleAtFixedRate(
                            () -> checkpoint(started), every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
        }
        return threads;
    }

    /** Each has one thread, which starts with its first task. */
    private record Threads(ScheduledExecutorService signing, ExecutorService showing) {

        static Threads start() {
            return new Threads(
                    Executors.newSingleThreadScheduledExecutor(named("loki-checkpoints")),
                    Executors.newSingleThreadExecutor(named("loki-witnesses")));
        }

        private static ThreadFactory named(String name) {
            return task -> {
                Thread daemon = new Thread(task, name);
                daemon.setDaemon(true);
                return daemon;
            };
        }

        void stop() {
            signing.shutdownNow();
            showing.shutdownNow();
        }
    }
}
