package dev.loki.http;

import java.time.Duration;

/**
 * How often and how patiently a request is tried again. Waits double from the base and are spread by half their length
 * to either side, so that many clients do not return at once.
 *
 * @param retries how many attempts may follow the first
 * @param base the first wait, at least a millisecond
 * @param max the longest wait of our own choice; a receiver may ask for more
 */
public record RetryPolicy(int retries, Duration base, Duration max) {

    /** Three retries after about 1, 2 and 4 s, at most 30 s each. */
    public static final RetryPolicy DEFAULT = new RetryPolicy(3, Duration.ofSeconds(1), Duration.ofSeconds(30));

    public RetryPolicy {
        if (retries < 0 || base.toMillis() < 1 || max.compareTo(base) <= 0) {
            throw new IllegalArgumentException("retries must not be negative, base at least 1 ms, max above base");
        }
    }
}
