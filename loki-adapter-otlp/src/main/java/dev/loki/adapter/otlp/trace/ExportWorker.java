package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.http.Delivery;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.trace.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The work of the one thread that sends spans: take a batch, send it, count. */
final class ExportWorker implements Runnable {

    private final SpanQueue queue;
    private final OtlpSender sender;
    private final TraceRequest request;
    private long exported;
    private @Nullable String trouble;

    ExportWorker(SpanQueue queue, OtlpSender sender, TraceRequest request) {
        this.queue = queue;
        this.sender = sender;
        this.request = request;
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
        for (Span span : spans) {
            if (!request.add(span)) {
                send();
                addAlone(span);
            }
        }
        send();
    }

    private void addAlone(Span span) {
        if (!request.add(span)) {
            count(new Delivery(0, "a span was larger than " + request.maxBytes() + " bytes"));
        }
    }

    private void send() {
        try {
            if (request.size() > 0) {
                count(sender.send(request.finish(), request.size()));
            }
        } catch (RuntimeException e) {
            count(new Delivery(0, "exporting failed (" + e.getClass().getSimpleName() + ")"));
        } finally {
            request.clear();
        }
    }

    private synchronized void count(Delivery delivery) {
        exported += delivery.accepted();
        trouble = delivery.trouble() == null ? trouble : delivery.trouble();
    }
}
