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
     * Waits until a request may be sent, and lets it be; it is over when the turn is closed.
     *
     * @throws TransientHttpFailure at once, where that would not be before the deadline; an interrupt stays set
     */
    Turn turn(boolean write, Deadline deadline) throws HttpFailure {
        boolean alone = write && !betweenWrites.isZero();
        try {
            if (alone && !writing.tryAcquire(deadline.left().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TransientHttpFailure("other writes took all the time of this one", null);
            }
            return awaitTurn(alone, deadline);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransientHttpFailure("interrupted", null);
        }
    }

    private Turn awaitTurn(boolean alone, Deadline deadline) throws HttpFailure, InterruptedException {
        boolean granted = false;
        try {
            long slot = reserve(alone, deadline);
            for (long at = slot; at > clock.nanoTime(); at = Math.max(slot, held(deadline))) {
                clock.sleep(Duration.ofNanos(at - clock.nanoTime()));
            }
            granted = true;
            return alone ? this::endWrite : () -> {};
        } finally {
            if (alone && !granted) {
                writing.release();
            }
        }
    }

    /** The service did it, and asks for this pause before the next request; zero where it asks for none. */
    synchronized void accepted(Duration asked) {
        pause = atMost(asked);
        next = clock.nanoTime() + pause;
    }

    /** The service asks for this wait before any other request. */
    synchronized void hold(Duration wait) {
        heldUntil = Math.max(heldUntil, clock.nanoTime() + atMost(wait));
    }

    private synchronized long reserve(boolean alone, Deadline deadline) throws HttpFailure {
        long slot = Math.max(Math.max(clock.nanoTime(), next), Math.max(heldUntil, alone ? nextWrite : heldUntil));
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
        if (wait.compareTo(deadline.left()) >= 0) {
            throw new TransientHttpFailure(
                    "not sent: the service asked to wait for another " + (wait.toSeconds() + 1)
                            + " s, longer than this call may take",
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

    /** A request's time to be under way. */
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }
}
