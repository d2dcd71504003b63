package dev.loki.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How fast requests may leave a client. A service that runs low sets a pause, after which one request at a time may go; one
 * that is too busy holds all of them back; and writes may have to go singly. All threads of a client share it.
 */
final class Pace {

    /** What nobody can hold us back beyond, by design or by mistake: the services' windows are an hour at most. */
    private static final Duration LONGEST_HOLD = Duration.ofHours(1);

    private final RetryClock clock;
    private final Duration betweenWrites;
    private final Semaphore writing = new Semaphore(1, true);

    /** Nanoseconds of the clock, like all that follow. */
    private long next;

    private long nextWrite;
    private long heldUntil;
    private long pause;

    Pace(Duration betweenWrites, RetryClock clock) {
        this.clock = clock;
        this.betweenWrites = betweenWrites;
        this.next = clock.nanoTime();
        this.nextWrite = next;
        this.heldUntil = next;
    }

    /**
     * Runs an attempt once a request may be sent, with no other write beside it where writes go singly.
     *
     * @throws HttpFailure the attempt's own; or a transient one at once, where its turn would not come before the deadline.
     *     An interrupt while waiting stays set
     */
    <T> T inTurn(boolean write, Deadline deadline, HttpRetry.Attempt<T> attempt) throws HttpFailure {
        if (!write || betweenWrites.isZero()) {
            await(false, deadline);
            return attempt.run();
        }
        acquireWriting(deadline);
        try {
            await(true, deadline);
            return attempt.run();
        } finally {
            endWrite();
        }
    }

    private void acquireWriting(Deadline deadline) throws HttpFailure {
        try {
            if (!writing.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TransientHttpFailure("not sent: the writes before it took all the time it had", null);
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    private void await(boolean write, Deadline deadline) throws HttpFailure {
        try {
            long slot = reserve(write, deadline);
            for (long at = slot; at > clock.nanoTime(); at = Math.max(slot, held(deadline))) {
                clock.sleep(Duration.ofNanos(at - clock.nanoTime()));
            }
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The service did it, and asks for this pause before the next request; zero where it asks for none. */
    synchronized void accepted(Duration asked) {
        pause = atMost(asked);
        next = pause > 0 ? Math.max(next, clock.nanoTime() + pause) : clock.nanoTime();
    }

    /** The service asks for this wait before any other request. */
    synchronized void hold(Duration wait) {
        heldUntil = Math.max(heldUntil, clock.nanoTime() + atMost(wait));
    }

    private synchronized long reserve(boolean write, Deadline deadline) throws HttpFailure {
        long slot = Math.max(Math.max(clock.nanoTime(), next), Math.max(heldUntil, write ? nextWrite : heldUntil));
        requireBefore(slot, deadline);
        next = slot + pause;
        return slot;
    }

    private synchronized long held(Deadline deadline) throws HttpFailure {
        requireBefore(heldUntil, deadline);
        return heldUntil;
    }

    private void requireBefore(long slot, Deadline deadline) throws HttpFailure {
        Duration wait = Duration.ofNanos(slot - clock.nanoTime());
        if (wait.compareTo(Duration.ZERO) > 0 && wait.compareTo(deadline.left()) >= 0) {
            String seconds = (wait.toMillis() + 999) / 1000 + " s";
            throw new TransientHttpFailure(
                    "not sent: the service is to be left alone for another " + seconds
                            + ", longer than this call may take",
                    wait,
                    false,
                    null);
        }
    }

    private synchronized void endWrite() {
        nextWrite = clock.nanoTime() + betweenWrites.toNanos();
        writing.release();
    }

    private static long atMost(Duration wait) {
        return (wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait).toNanos();
    }

    private static HttpFailure interrupted() {
        Thread.currentThread().interrupt();
        return new TransientHttpFailure("interrupted", null);
    }
}
