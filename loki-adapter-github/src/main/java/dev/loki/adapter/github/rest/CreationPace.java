package dev.loki.adapter.github.rest;

import dev.loki.http.RetryClock;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps what we create within the 500 that GitHub bears in an hour. Its other bound, 80 in a minute, is kept by the second
 * that lies between writes. Thread-safe.
 *
 * @see <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">Secondary limits</a>
 */
final class CreationPace {

    private static final int MOST = 500;
    private static final Duration SPAN = Duration.ofHours(1);

    private final RetryClock clock;

    /** When the last ones were made, oldest first, in nanoseconds of the clock. */
    private final Deque<Long> last = new ArrayDeque<>();

    CreationPace(RetryClock clock) {
        this.clock = clock;
    }

    /** @throws TrackerException where there may not be one more for now; it says how long */
    synchronized void countOne() {
        long now = clock.nanoTime();
        while (!last.isEmpty() && now - last.getFirst() >= SPAN.toNanos()) {
            last.removeFirst();
        }
        if (last.size() >= MOST) {
            throw new TrackerException(
                    Trouble.PASSING,
                    "not sent: GitHub bears " + MOST + " new texts in an hour, and so many were made",
                    SPAN.minusNanos(now - last.getFirst()),
                    null);
        }
        last.addLast(now);
    }
}
