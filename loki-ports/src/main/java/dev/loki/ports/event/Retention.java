package dev.loki.ports.event;

import java.time.Duration;

/**
 * How long consumed events are kept. Whichever bound is reached first counts.
 *
 * @param age how long at most
 * @param count how many at most
 * @param bytes how large together at most
 */
public record Retention(Duration age, long count, long bytes) {

    /** 30 days, 100,000 events, 1 GiB. */
    public static final Retention DEFAULT = new Retention(Duration.ofDays(30), 100_000, 1L << 30);

    public Retention {
        if (age.isNegative() || count < 0 || bytes < 0) {
            throw new IllegalArgumentException("the bounds of retention must not be negative");
        }
    }
}
