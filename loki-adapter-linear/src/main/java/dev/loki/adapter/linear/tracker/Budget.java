package dev.loki.adapter.linear.tracker;

import java.time.Duration;
import java.time.Instant;

/**
 * One budget of Linear's.
 *
 * @param limit how much there is in all
 * @param remaining how much is left
 * @param reset when it is whole again
 * @param cost how much of it the last request took
 * @param dearest how much of it the next request may take
 */
record Budget(long limit, long remaining, Instant reset, long cost, long dearest) {

    /** Below this share of a budget, what is left is spread over the time until it is whole again. */
    private static final double LOW = 0.1;

    boolean isUsedUp() {
        return remaining < cost;
    }

    /** How long to wait so that what is left lasts until the reset; zero while there is plenty. */
    Duration pause(Instant now) {
        return remaining > limit * LOW ? Duration.ZERO : untilReset(now).dividedBy(Math.max(remaining / dearest, 1));
    }

    Duration untilReset(Instant now) {
        Duration left = Duration.between(now, reset);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
