package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way into the chain. Whoever commits its batch settles it, and announces it once the commit is over, so
 * that nothing of its caller runs within the commit. Thread-safe.
 */
final class Pending {

    private final DraftLine line;
    private final @Nullable Thread waiting;
    private final CompletableFuture<AuditEntry> promise = new CompletableFuture<>();
    private volatile @Nullable AuditEntry entry;
    private volatile @Nullable Throwable failure;
    private volatile boolean called;

    private Pending(DraftLine line, @Nullable Thread waiting) {
        this.line = line;
        this.waiting = waiting;
    }

    /** A draft for whose entry this thread waits. */
    static Pending awaited(DraftLine line) {
        return new Pending(line, Thread.currentThread());
    }

    /** A draft for which nobody waits. */
    static Pending promised(DraftLine line) {
        return new Pending(line, null);
    }

    DraftLine line() {
        return line;
    }

    void acknowledge(AuditEntry linked) {
        entry = linked;
    }

    void fail(Throwable cause) {
        failure = cause;
    }

    boolean isSettled() {
        return entry != null || failure != null;
    }

    void announce() {
        if (waiting != null) {
            LockSupport.unpark(waiting);
        } else if (failure != null) {
            promise.completeExceptionally(failure);
        } else {
            promise.complete(entry);
        }
    }

    CompletableFuture<AuditEntry> promise() {
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

    /** The entry, once this is settled. */
    AuditEntry result() throws IOException {
        Throwable cause = failure;
        if (cause instanceof DamagedChainException damaged) {
            throw damaged;
        }
        if (cause != null) {
            throw cause instanceof IOException io ? io : new IOException(cause.toString(), cause);
        }
        return Objects.requireNonNull(entry);
    }
}
