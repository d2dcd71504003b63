package dev.loki.adapter.otlp.trace;

import java.time.Duration;

/**
 * How many spans are held, and how soon they leave.
 *
 * @param queue how many wait at most; the newest beyond that is dropped
 * @param flushAt how many waiting ones are sent without more patience
 * @param batch how many leave in one request at most
 * @param patience how long the first of a batch waits for more
 */
record ExportLimits(int queue, int flushAt, int batch, Duration patience) {

    static final ExportLimits DEFAULT = new ExportLimits(2048, 100, 512, Duration.ofSeconds(5));
}
