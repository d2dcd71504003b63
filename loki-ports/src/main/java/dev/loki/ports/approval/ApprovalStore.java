package dev.loki.ports.approval;

import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.ports.repair.Repair;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps approval requests across processes and crashes: what a method returned from survives a kill and a power loss.
 * Implementations are thread-safe and hold off other processes.
 *
 * <p>Each method throws {@link ApprovalStoreException} where what is kept cannot be read or written: never is there an
 * approval out of something broken.
 */
public interface ApprovalStore {

    /** How many requests are kept; of those that ended, the oldest make room. */
    int MOST = 1_000;

    /** How many requests may be open at once. */
    int MOST_OPEN = 200;

    /** What is kept, oldest first; empty where nothing ever was. */
    List<ApprovalRequest> all();

    /**
     * Changes one request, or adds one, while nobody else changes any.
     *
     * @param step what it throws comes out, and nothing is changed
     * @return what the step returned, durable where it was new
     * @throws dev.loki.domain.approval.ApprovalRefusedException where it would be one open request too many
     */
    ApprovalRequest update(Step step);

    /**
     * Waits until a request is no more what it was.
     *
     * @param known the request as the caller knows it
     * @param atMost how long to wait
     * @return the request as it is now: at once where it differs, else as soon as another process or thread changes it; the
     *     same where nobody did
     * @throws InterruptedException where the thread is interrupted
     */
    ApprovalRequest awaitChange(ApprovalRequest known, Duration atMost) throws InterruptedException;

    /**
     * Makes what is kept usable again where it cannot be read; a copy of what is replaced is kept. Requests that were granted
     * and not used are given up then: what was lost may be their end.
     *
     * @param before told, before anything is changed, what is wrong and what will be lost; not where nothing is wrong. What it
     *     throws comes out, and nothing is changed
     */
    Repair repair(Consumer<Repair> before);

    /** What becomes of the requests. */
    @FunctionalInterface
    interface Step {

        /**
         * Decides; may be called only once, and holds others up.
         *
         * @param all what is kept, oldest first
         * @return one of them, unchanged or after a step, or a new one
         */
        ApprovalRequest of(List<ApprovalRequest> all);
    }
}
