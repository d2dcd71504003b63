package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way to the disk. Whoever commits its batch settles it, and announces it once the commit is over, so
 * that nothing of its caller runs within the commit. Thread-safe.
 *
 * @param <D> the draft
 * @param <R> what comes of it
 */
final class Pending<D, R> {

    private final D draft;
    private final @Nullable Thread waiting;
    private final CompletableFuture<R> promise = new CompletableFuture<>();
    private volatile @Nullable R result;
    private volatile @Nullable Throwable failure;
    private volatile boolean called;

    private Pending(D draft, @Nullable Thread waiting) {
        this.draft = draft;
        this.waiting = waiting;
    }

    /** A draft for which this thread waits. */
    static <D, R> Pending<D, R> awaited(D draft) {
        return new Pending<>(draft, Thread.currentThread());
    }

    /** A draft for which nobody waits. */
    static <D, R> Pending<D, R> promised(D draft) {
        return new Pending<>(draft, null);
    }

    D draft() {
        return draft;
    }

    void acknowledge(R made) {
        result = made;
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    boolean isSettled() {
        return result != null || failure != null;
    }

    void announce() {
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (failure != null) {
            promise.completeExceptionally(failure);
        } else {
            promise.complete(result);
        }
    }

    CompletableFuture<R> promise() {
        return promise;
    }

    /** Lets the thread that waits commit what is queued; false where none waits. */
    boolean callToLead() {
        called = waiting != null;
        LockSupport.unpark(waiting);
        return called;
    }

    /**
     * Waits until this is settled, or until this thread is called to lead. An interrupt stays pending.
     *
     * @return whether this thread is called to lead
     */
    boolean await() {
        boolean interrupted = false;
        while (!isSettled() && !called) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return called;
    }

    /** What came of it, once this is settled. */
    R result() throws IOException {
        Throwable cause = failure;
        if (cause != null) {
            throw cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
        }
        return Objects.requireNonNull(result);
    }
}
