package dev.loki.adapter.otlp.trace;

import java.time.Duration;

/**
 * How many spans are held, and how soon they leave.
 *
 * @param queue how many wait at most; the newest beyond that is dropped
 * @param flushAt from how many on all that wait are sent without more patience
 * @param most how many one request holds at most
 * @param patience how long the first to wait waits for more
 */
public record ExportLimits(int queue, int flushAt, int most, Duration patience) {

    /** As the seed has it: 100 spans, or 5 seconds. A request carries all that wait by then. */
    public static final ExportLimits DEFAULT = new ExportLimits(2048, 100, Duration.ofSeconds(5));

    /** @throws IllegalArgumentException where a number is not positive, or the patience negative */
    public ExportLimits {
        if (queue < 1 || flushAt < 1 || most < 1 || patience.isNegative()) {
            throw new IllegalArgumentException("the limits of export must be positive");
        }
    }

    /** A request carries all that wait. */
    public ExportLimits(int queue, int flushAt, Duration patience) {
        this(queue, flushAt, queue, patience);
    }
}
