package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.delivery.Ending;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Delivers metrics from one daemon thread, each interval and at the end. Thread-safe. */
final class PeriodicMetricExporter implements MetricExporter, Runnable {

    private final MetricReadings readings;
    private final Receiver receiver;
    private final Duration interval;
    private @Nullable Thread thread;
    private boolean closed;
    private @Nullable ExportReport report;

    PeriodicMetricExporter(MetricReadings readings, Receiver receiver, Duration interval) {
        this.readings = readings;
        this.receiver = receiver;
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
        ExportReport result = sending == null || Ending.awaitWithinHope(sending, receiver, deadline)
                ? readings.report()
                : breakOff(sending);
        receiver.abort();
        return keep(result);
    }

    private ExportReport breakOff(Thread sending) {
        ExportReport result = readings.end(Ending.reasonForDelay(receiver));
        sending.interrupt();
        return result;
    }

    private synchronized ExportReport keep(ExportReport result) {
        report = report == null ? result : report;
        return report;
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
