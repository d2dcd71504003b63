package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.delivery.Ending;
import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.trace.Span;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers spans from one daemon thread, which starts with the first span. A span that finds the queue full is dropped,
 * unless its caller has patience: until that was in vain once. Thread-safe.
 */
final class QueuedSpanExporter implements SpanExporter {

    /** This part of the deadline is kept for ending what hangs. */
    private static final int PART_FOR_ABORT = 10;

    private final SpanQueue queue;
    private final Receiver receiver;
    private final LossTally tally;
    private final Thread thread;
    private volatile boolean started;
    private volatile boolean hopeless;
    private @Nullable ExportReport report;

    QueuedSpanExporter(ExportLimits limits, Receiver receiver, TraceRequest request, Consumer<ExportLoss> losses) {
        this.queue = new SpanQueue(limits);
        this.receiver = receiver;
        this.tally = new LossTally(receiver.signal(), losses);
        this.thread = new Thread(new ExportWorker(queue, receiver, request, tally), "loki-otlp-traces");
        thread.setDaemon(true);
    }

    @Override
    public void export(Span span) {
        if (queue.offer(span)) {
            startThread();
        } else {
            tally.late(1);
        }
    }

    @Override
    public void export(Span span, Duration patience) {
        if (!hopeless && Ending.withinHope(time -> queue.offer(span, time), receiver, patience)) {
            startThread();
        } else {
            hopeless = true;
            export(span);
        }
    }

    @Override
    public synchronized ExportReport close(Duration deadline) {
        if (report == null) {
            queue.close();
            report = queue.offered() == 0 ? ExportReport.NOTHING : drain(deadline);
            receiver.abort();
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
        if (Ending.awaitWithinHope(thread, receiver, deadline.minus(forAbort))) {
            return tally.report();
        }
        String why = Ending.reasonForDelay(receiver);
        queue.clear();
        thread.interrupt();
        receiver.abort();
        Ending.await(thread, forAbort);
        tally.lose(ExportLoss.Cause.QUEUE_FULL, queue.takeDropped(), ExportWorker.FULL);
        return tally.end(ExportLoss.Cause.CLOSED, queue.offered(), why);
    }
}
