package dev.loki.adapter.otlp.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The wait for the thread that delivers, at the end. */
public final class Ending {

    private static final Duration FOR_A_FAILING_RECEIVER = Duration.ofSeconds(2);

    private Ending() {}

    /**
     * Waits for the thread to end. A receiver that is slow gets all of the time; one that fails, only the part in which a
     * retry may succeed.
     *
     * @return whether it ended
     */
    public static boolean awaitWhileThereIsHope(Thread thread, Receiver receiver, Duration patience) {
        Duration first = patience.compareTo(FOR_A_FAILING_RECEIVER) < 0 ? patience : FOR_A_FAILING_RECEIVER;
        return await(thread, first) || (receiver.lastFailure() == null && await(thread, patience.minus(first)));
    }

    /** Whether the thread ended within this time. */
    public static boolean await(Thread thread, Duration patience) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Why it did not end; asked before what is under way is broken off, which is a failure of our own making. */
    public static String reasonForDelay(Receiver receiver) {
        String failure = receiver.lastFailure();
        return failure == null ? "the collector took too long" : failure;
    }
}
