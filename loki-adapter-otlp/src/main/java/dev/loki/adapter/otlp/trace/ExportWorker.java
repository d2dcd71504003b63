package dev.loki.adapter.otlp.trace;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.trace.Span;
import dev.loki.ports.telemetry.ExportLoss;
import java.util.List;

/** The work of the one thread that sends spans: take a batch, send it, count. */
final class ExportWorker implements Runnable {

    static final String FULL = "the queue was full";

    private final SpanQueue queue;
    private final Receiver receiver;
    private final TraceRequest request;
    private final LossTally tally;

    ExportWorker(SpanQueue queue, Receiver receiver, TraceRequest request, LossTally tally) {
        this.queue = queue;
        this.receiver = receiver;
        this.request = request;
        this.tally = tally;
    }

    @Override
    public void run() {
        List<Span> spans = queue.take();
        while (!spans.isEmpty()) {
            tally.lose(ExportLoss.Cause.QUEUE_FULL, queue.takeDropped(), FULL);
            send(spans, spans.size());
            spans = queue.take();
        }
        tally.lose(ExportLoss.Cause.QUEUE_FULL, queue.takeDropped(), FULL);
    }

    /** In as many requests as their size asks for, none of more spans than this. */
    private void send(List<Span> spans, int most) {
        int from = 0;
        while (from < spans.size()) {
            int to = fill(spans, from, most);
            if (to == from) {
                tally.lose(ExportLoss.Cause.TOO_LARGE, 1, "a span was larger than " + request.maxBytes() + " bytes");
                to++;
            } else {
                deliver(spans.subList(from, to));
            }
            from = to;
        }
    }

    /** Puts spans into the request while they fit; the number of the first that did not. */
    private int fill(List<Span> spans, int from, int most) {
        request.clear();
        int to = from;
        while (to < spans.size() && to - from < most && request.add(spans.get(to))) {
            to++;
        }
        return to;
    }

    /** A request that is too large for whoever receives it is sent in two halves. */
    private void deliver(List<Span> spans) {
        Delivery delivery = attempt();
        if (delivery.cause() == ExportLoss.Cause.TOO_LARGE && spans.size() > 1) {
            send(spans, (spans.size() + 1) / 2);
        } else {
            tally.count(delivery, spans.size());
        }
    }

    private Delivery attempt() {
        try {
            return receiver.send(request.encoded(), request.size());
        } catch (RuntimeException e) {
            return Delivery.failed(e);
        }
    }
}
