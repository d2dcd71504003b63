package dev.loki.adapter.otlp.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The waits at the end, for the thread that delivers. */
public final class Ending {

    private static final Duration FOR_A_FAILING_RECEIVER = Duration.ofSeconds(2);

    private Ending() {}

    /** Whether the thread ended {@link #withinHope}. */
    public static boolean awaitWithinHope(Thread thread, Receiver receiver, Duration patience) {
        return withinHope(time -> await(thread, time), receiver, patience);
    }

    /**
     * Waits for something that the receiver brings about. One that is slow gets all of the time; one that fails, only the
     * part in which a retry may succeed.
     *
     * @param awaited waits at most this long; whether it came about
     * @return whether it came about
     */
    public static boolean withinHope(Predicate<Duration> awaited, Receiver receiver, Duration patience) {
        Duration first = patience.compareTo(FOR_A_FAILING_RECEIVER) < 0 ? patience : FOR_A_FAILING_RECEIVER;
        return awaited.test(first) || (receiver.lastFailure() == null && awaited.test(patience.minus(first)));
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
