package dev.loki.ports.event;

import java.time.Duration;

/**
 * How often an event is handed to a handler that throws. The pauses double, up to 30 seconds.
 *
 * @param attempts how often in all, from 1 on
 * @param firstPause before the second attempt; not negative
 */
public record Retries(int attempts, Duration firstPause) {

    /** Five attempts within one and a half seconds. */
    public static final Retries DEFAULT = new Retries(5, Duration.ofMillis(100));

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 20;

    public Retries {
        if (attempts < 1) {
            throw new IllegalArgumentException("attempts must be 1 or more, found " + attempts);
        }
        if (firstPause.isNegative()) {
            throw new IllegalArgumentException("the first pause must not be negative, found " + firstPause);
        }
    }

    /**
     * The pause before the next attempt.
     *
     * @param failed how many attempts have failed, from 1 on
     */
    public Duration pauseAfter(int failed) {
        Duration first = firstPause.compareTo(LONGEST) < 0 ? firstPause : LONGEST;
        Duration pause = first.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
