package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.LossTally;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.MetricRequest;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.ExportReport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads metrics and sends them. A reading that was not taken costs nothing: sums that count from the start hold it too,
 * and a delta begins where the last one ended that was taken. Sent by one thread; {@link #report} and {@link #end} by any.
 */
final class MetricReadings {

    private final Supplier<MetricSnapshot> source;
    private final Temporality temporality;
    private final TelemetryOrigin origin;
    private final Receiver receiver;
    private final Consumer<ExportLoss> losses;
    private final int maxBytes;
    private @Nullable MetricSnapshot acknowledged;
    private long exportedBefore;
    private long size;
    private LossTally last;

    /** @param maxBytes from which size on a request is sent in two */
    MetricReadings(
            Supplier<MetricSnapshot> source,
            Temporality temporality,
            TelemetryOrigin origin,
            Receiver receiver,
            Consumer<ExportLoss> losses,
            int maxBytes) {
        this.source = source;
        this.temporality = temporality;
        this.origin = origin;
        this.receiver = receiver;
        this.losses = losses;
        this.maxBytes = maxBytes;
        this.last = new LossTally(receiver.signal(), losses);
    }

    /** Sends what there is now. Never throws. */
    void send() {
        LossTally tally = null;
        try {
            MetricSnapshot now = source.get();
            MetricSnapshot news = temporality == Temporality.CUMULATIVE ? now : now.minus(acknowledged(now));
            tally = begin(news.size());
            if (news.size() > 0 && send(news, tally)) {
                acknowledged = now;
            }
        } catch (RuntimeException e) {
            LossTally of = tally == null ? begin(0) : tally;
            of.count(Delivery.failed(e), 0);
        }
    }

    /** What was taken of all readings, and what was not of the last. */
    synchronized ExportReport report() {
        return withEarlier(last.report());
    }

    /** As {@link #report}; what is still under way counts as lost. */
    synchronized ExportReport end(String why) {
        return withEarlier(last.end(ExportLoss.Cause.CLOSED, size, why));
    }

    /** Whether the reading, or a part of it, need not be sent again. */
    private boolean send(MetricSnapshot part, LossTally tally) {
        byte[] request = MetricRequest.write(part, origin, receiver.encoding());
        boolean divisible = part.size() > 1;
        if (request.length > maxBytes && divisible) {
            return sendHalves(part, tally);
        }
        Delivery delivery = receiver.send(Encoded.of(request), part.size());
        if (delivery.cause() == ExportLoss.Cause.TOO_LARGE && divisible) {
            return sendHalves(part, tally);
        }
        tally.count(delivery, part.size());
        return delivery.cause() == null || delivery.cause() == ExportLoss.Cause.REJECTED;
    }

    private boolean sendHalves(MetricSnapshot whole, LossTally tally) {
        int half = whole.size() / 2;
        boolean first = send(whole.part(0, half), tally);
        return send(whole.part(half, whole.size()), tally) || first;
    }

    private MetricSnapshot acknowledged(MetricSnapshot now) {
        return acknowledged == null ? now.atStart() : acknowledged;
    }

    private synchronized LossTally begin(int points) {
        exportedBefore += last.report().exported();
        size = points;
        last = new LossTally(receiver.signal(), losses);
        return last;
    }

    private ExportReport withEarlier(ExportReport report) {
        return new ExportReport(exportedBefore + report.exported(), report.lost(), report.trouble());
    }
}
