package dev.loki.adapter.otlp.trace;

import java.time.Duration;

/**
 * How many spans are held, and how soon they leave.
 *
 * @param queue how many wait at most; the newest beyond that is dropped
 * @param flushAt from how many on all that wait are sent without more patience
 * @param patience how long the first to wait waits for more
 */
record ExportLimits(int queue, int flushAt, Duration patience) {

    static final ExportLimits DEFAULT = new ExportLimits(2048, 100, Duration.ofSeconds(5));
}
