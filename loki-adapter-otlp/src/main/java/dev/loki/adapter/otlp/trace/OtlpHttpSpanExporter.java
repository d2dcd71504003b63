package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.TraceRequest;
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

    private static final Duration FOR_A_FAILING_COLLECTOR = Duration.ofSeconds(2);

    private final SpanQueue queue;
    private final OtlpSender sender;
    private final ExportWorker worker;
    private final Thread thread;
    private volatile boolean started;
    private @Nullable ExportReport report;

    OtlpHttpSpanExporter(ExportLimits limits, OtlpSender sender, TraceRequest request) {
        this.queue = new SpanQueue(limits);
        this.sender = sender;
        this.worker = new ExportWorker(queue, sender, request);
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
        boolean inTime = joinWhileThereIsHope(deadline.minus(forAbort));
        String late = inTime ? null : reasonForDelay();
        if (late != null) {
            queue.clear();
            thread.interrupt();
            sender.abort();
            join(forAbort);
        }
        return report(late == null ? worker.trouble() : late);
    }

    /** Asked before what is under way is broken off, which is a failure of our own making. */
    private String reasonForDelay() {
        String failure = sender.lastFailure();
        return failure == null ? "the collector took too long" : failure;
    }

    /** A collector that is slow gets all of the time; one that fails, only the part in which a retry may succeed. */
    private boolean joinWhileThereIsHope(Duration patience) {
        Duration first = patience.compareTo(FOR_A_FAILING_COLLECTOR) < 0 ? patience : FOR_A_FAILING_COLLECTOR;
        return join(first) || (sender.lastFailure() == null && join(patience.minus(first)));
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
    private ExportReport report(@Nullable String trouble) {
        long exported = worker.exported();
        long lost = queue.offered() - exported;
        return new ExportReport(exported, lost, trouble == null && lost > 0 ? "the queue was full" : trouble);
    }
}
