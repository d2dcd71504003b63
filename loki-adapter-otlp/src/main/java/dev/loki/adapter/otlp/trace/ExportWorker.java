package dev.loki.adapter.otlp.trace;

import dev.loki.domain.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of the one thread that sends spans: take a batch, send it, count. */
final class ExportWorker implements Runnable {

    private static final int MAX_REQUEST_BYTES = 4 << 20;

    private final SpanQueue queue;
    private final TraceSender sender;
    private final SpanOrigin origin;
    private long exported;
    private @Nullable String trouble;

    ExportWorker(SpanQueue queue, TraceSender sender, SpanOrigin origin) {
        this.queue = queue;
        this.sender = sender;
        this.origin = origin;
    }

    @Override
    public void run() {
        List<Span> spans = queue.take();
        while (!spans.isEmpty()) {
            send(spans);
            spans = queue.take();
        }
    }

    /** How many spans the collector took so far. */
    synchronized long exported() {
        return exported;
    }

    /** The last thing that went wrong; null where nothing did. */
    synchronized @Nullable String trouble() {
        return trouble;
    }

    /** In as many requests as their size asks for. */
    private void send(List<Span> spans) {
        OtlpSpanBatch batch = newBatch();
        for (Span span : spans) {
            if (!batch.add(span)) {
                send(batch);
                batch = newBatch();
                addAlone(batch, span);
            }
        }
        send(batch);
    }

    private void addAlone(OtlpSpanBatch batch, Span span) {
        if (!batch.add(span)) {
            count(new Delivery(0, "a span was larger than " + MAX_REQUEST_BYTES + " bytes"));
        }
    }

    private void send(OtlpSpanBatch batch) {
        if (batch.size() == 0) {
            return;
        }
        try {
            count(sender.send(batch));
        } catch (RuntimeException e) {
            count(new Delivery(0, "exporting failed (" + e.getClass().getSimpleName() + ")"));
        }
    }

    private synchronized void count(Delivery delivery) {
        exported += delivery.accepted();
        trouble = delivery.trouble() == null ? trouble : delivery.trouble();
    }

    private OtlpSpanBatch newBatch() {
        return new OtlpSpanBatch(origin, MAX_REQUEST_BYTES);
    }
}
