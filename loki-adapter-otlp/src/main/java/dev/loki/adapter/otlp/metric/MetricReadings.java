package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.http.Delivery;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.MetricRequest;
import dev.loki.adapter.otlp.wire.RequestBody;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.ports.trace.ExportReport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads metrics and sends them. A reading that was not taken costs nothing: sums that count from the start hold it too,
 * and a delta begins where the last one ended that was taken. Sent by one thread; {@link #report} by any.
 */
final class MetricReadings {

    private final Supplier<MetricSnapshot> source;
    private final Temporality temporality;
    private final TelemetryOrigin origin;
    private final Encoding encoding;
    private final OtlpSender sender;
    private @Nullable MetricSnapshot acknowledged;
    private ExportReport report = ExportReport.NOTHING;

    MetricReadings(
            Supplier<MetricSnapshot> source,
            Temporality temporality,
            TelemetryOrigin origin,
            Encoding encoding,
            OtlpSender sender) {
        this.source = source;
        this.temporality = temporality;
        this.origin = origin;
        this.encoding = encoding;
        this.sender = sender;
    }

    /** Sends what there is now. Never throws. */
    void send() {
        try {
            MetricSnapshot now = source.get();
            MetricSnapshot news = temporality == Temporality.CUMULATIVE ? now : now.minus(acknowledged(now));
            if (news.size() > 0) {
                Delivery delivery =
                        sender.send(RequestBody.of(MetricRequest.write(news, origin, encoding)), news.size());
                acknowledged = delivery.accepted() > 0 ? now : acknowledged;
                count(news.size(), delivery);
            }
        } catch (RuntimeException e) {
            count(0, new Delivery(0, "exporting failed (" + e.getClass().getSimpleName() + ")"));
        }
    }

    /** What became of the points so far. */
    synchronized ExportReport report() {
        return report;
    }

    private MetricSnapshot acknowledged(MetricSnapshot now) {
        return acknowledged == null ? now.atStart() : acknowledged;
    }

    private synchronized void count(int sent, Delivery delivery) {
        report = new ExportReport(
                report.exported() + delivery.accepted(), sent - delivery.accepted(), delivery.trouble());
    }
}
