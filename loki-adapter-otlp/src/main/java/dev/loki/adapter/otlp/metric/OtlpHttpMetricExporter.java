package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends metrics to a collector from one daemon thread. Thread-safe. */
final class OtlpHttpMetricExporter implements MetricExporter, Runnable {

    private final MetricReadings readings;
    private final OtlpSender sender;
    private final Duration interval;
    private @Nullable Thread thread;
    private boolean closed;

    OtlpHttpMetricExporter(MetricReadings readings, OtlpSender sender, Duration interval) {
        this.readings = readings;
        this.sender = sender;
        this.interval = interval;
    }

    @Override
    public synchronized void start() {
        if (thread == null && !closed) {
            thread = new Thread(this, "loki-otlp-metrics");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try {
            while (!awaitEnd()) {
                readings.send();
            }
            readings.send();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public ExportReport close(Duration deadline) {
        Thread sending = end();
        if (sending != null) {
            try {
                TimeUnit.NANOSECONDS.timedJoin(sending, deadline.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            sending.interrupt();
        }
        sender.abort();
        return readings.report();
    }

    private synchronized @Nullable Thread end() {
        closed = true;
        notifyAll();
        return thread;
    }

    /** Waits an interval; whether this is the end. */
    private synchronized boolean awaitEnd() throws InterruptedException {
        long end = System.nanoTime() + interval.toNanos();
        long left = interval.toNanos();
        while (left > 0 && !closed) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
        return closed;
    }
}
