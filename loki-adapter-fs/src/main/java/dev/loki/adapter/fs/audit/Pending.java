package dev.loki.adapter.fs.audit;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A draft on its way into the chain. Whoever commits its batch settles it, and announces it once the commit is over, so
 * that nothing of its caller runs within the commit. Thread-safe.
 */
final class Pending {

    private final DraftLine line;
    private final CompletableFuture<AuditEntry> promise = new CompletableFuture<>();
    private volatile @Nullable AuditEntry entry;
    private volatile @Nullable Throwable failure;

    Pending(DraftLine line) {
        this.line = line;
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
        Throwable cause = failure;
        if (cause != null) {
            promise.completeExceptionally(cause);
        } else {
            promise.complete(entry);
        }
    }

    CompletableFuture<AuditEntry> promise() {
        return promise;
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
