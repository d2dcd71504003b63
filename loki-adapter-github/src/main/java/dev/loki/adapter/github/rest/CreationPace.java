package dev.loki.adapter.github.rest;

import dev.loki.http.RetryClock;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps what we create within what GitHub bears: 80 in a minute, 500 in an hour. It waits for the minute, not for the hour.
 * Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Secondary limits</a>
 */
final class CreationPace {

    private static final int A_MINUTE = 80;
    private static final int AN_HOUR = 500;
    private static final long MINUTE = Duration.ofMinutes(1).toNanos();
    private static final long HOUR = Duration.ofHours(1).toNanos();

    private final RetryClock clock;

    /** When the last ones were made, oldest first, in nanoseconds of the clock. */
    private final Deque<Long> last = new ArrayDeque<>();

    CreationPace(RetryClock clock) {
        this.clock = clock;
    }

    /**
     * Waits until there may be one more, and counts it.
     *
     * @throws TrackerException where that would take longer than a minute, or the wait was interrupted
     */
    synchronized void await() {
        long wait = Math.max(untilFree(AN_HOUR, HOUR), untilFree(A_MINUTE, MINUTE));
        if (wait > MINUTE) {
            throw held("GitHub takes no more than " + AN_HOUR + " new texts in an hour, and we made them", wait);
        }
        try {
            if (wait > 0) {
                clock.sleep(Duration.ofNanos(wait));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw held("interrupted while waiting for GitHub's limit of new texts", wait);
        }
        last.addLast(clock.nanoTime());
        if (last.size() > AN_HOUR) {
            last.removeFirst();
        }
    }

    /** How long until fewer than so many of them lie within the span. */
    private long untilFree(int most, long span) {
        if (last.size() < most) {
            return 0;
        }
        long oldestThatCounts = last.stream().skip(last.size() - most).findFirst().orElseThrow();
        return oldestThatCounts + span - clock.nanoTime();
    }

    private static TrackerException held(String why, long wait) {
        return new TrackerException(Trouble.PASSING, why, Duration.ofNanos(wait), null);
    }
}
