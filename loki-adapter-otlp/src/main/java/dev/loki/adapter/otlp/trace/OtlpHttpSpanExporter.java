package dev.loki.adapter.otlp.trace;

import dev.loki.domain.trace.Span;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector from one daemon thread, which starts with the first span. A span that finds the queue full
 * is dropped. Thread-safe.
 */
final class OtlpHttpSpanExporter implements SpanExporter {

    /** This part of the deadline is kept for ending what hangs. */
    private static final int PART_FOR_ABORT = 10;

    private final SpanQueue queue;
    private final TraceSender sender;
    private final ExportWorker worker;
    private final Thread thread;
    private volatile boolean started;
    private @Nullable ExportReport report;

    OtlpHttpSpanExporter(ExportLimits limits, TraceSender sender, SpanOrigin origin) {
        this.queue = new SpanQueue(limits);
        this.sender = sender;
        this.worker = new ExportWorker(queue, sender, origin);
        this.thread = new Thread(worker, "loki-otlp-traces");
        thread.setDaemon(true);
    }

    @Override
    public void export(Span span) {
        queue.offer(span);
        startThread();
    }

    @Override
    public synchronized ExportReport close(Duration deadline) {
        if (report == null) {
            queue.close();
            report = queue.offered() == 0 ? ExportReport.NOTHING : drain(deadline);
            sender.abort();
        }
        return report;
    }

    private void startThread() {
        if (!started) {
            synchronized (thread) {
                if (!started) {
                    thread.start();
                    started = true;
                }
            }
        }
    }

    private ExportReport drain(Duration deadline) {
        startThread();
        Duration forAbort = deadline.dividedBy(PART_FOR_ABORT);
        boolean inTime = join(deadline.minus(forAbort));
        if (!inTime) {
            queue.clear();
            thread.interrupt();
            sender.abort();
            join(forAbort);
        }
        return report(inTime);
    }

    /** Whether the thread ended within this time. */
    private boolean join(Duration patience) {
        try {
            TimeUnit.NANOSECONDS.timedJoin(thread, patience.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }

    /** Whatever the collector did not take is lost, at whichever step. */
    private ExportReport report(boolean inTime) {
        long exported = worker.exported();
        long lost = queue.offered() - exported;
        String trouble = inTime ? worker.trouble() : "the collector took too long";
        return new ExportReport(exported, lost, trouble == null && lost > 0 ? "the queue was full" : trouble);
    }
}
