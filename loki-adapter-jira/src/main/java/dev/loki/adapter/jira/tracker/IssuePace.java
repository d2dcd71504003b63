package dev.loki.adapter.jira.tracker;

import dev.loki.http.RetryClock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast one issue may be written to: Jira takes {@value #SHORT_MOST} writes in 2 s and {@value #LONG_MOST} in 30 s, and
 * refuses more for all who write to it. Other issues are not held up. Thread-safe.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rate-limiting/">Per-issue write limits</a>
 */
final class IssuePace {

    private static final int SHORT_MOST = 20;
    private static final int LONG_MOST = 100;
    private static final long SHORT_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONG_NANOS = Duration.ofSeconds(30).toNanos();
    private static final int MOST_ISSUES = 1000;

    private final RetryClock clock;

    /** When each issue was written to last, oldest first. */
    private final Map<String, Deque<Long>> writes = new LinkedHashMap<>(16, 0.75f, true);

    IssuePace(RetryClock clock) {
        this.clock = clock;
    }

    /** Waits until the issue may be written to, and counts it as written. */
    void await(String issue) throws InterruptedException {
        long slot = reserve(issue);
        long wait = slot - clock.nanoTime();
        if (wait > 0) {
            clock.sleep(Duration.ofNanos(wait));
        }
    }

    private synchronized long reserve(String issue) {
        Deque<Long> times = writes.computeIfAbsent(issue, unused -> new ArrayDeque<>());
        long slot = clock.nanoTime();
        if (times.size() >= SHORT_MOST) {
            slot = Math.max(slot, backwards(times, SHORT_MOST) + SHORT_NANOS);
        }
        if (times.size() == LONG_MOST) {
            slot = Math.max(slot, times.removeFirst() + LONG_NANOS);
        }
        times.addLast(slot);
        forgetTheLeastRecent();
        return slot;
    }

    private static long backwards(Deque<Long> times, int count) {
        Iterator<Long> latestFirst = times.descendingIterator();
        for (int i = 1; i < count; i++) {
            latestFirst.next();
        }
        return latestFirst.next();
    }

    private void forgetTheLeastRecent() {
        if (writes.size() > MOST_ISSUES) {
            writes.remove(writes.keySet().iterator().next());
        }
    }
}
