package dev.loki.adapter.otlp.metric;

import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.TelemetrySink;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Makes the OTLP implementation of the port of metrics. It starts no thread before it is told to. */
public final class OtlpMetrics {

    private OtlpMetrics() {}

    /**
     * Delivers metrics.
     *
     * @param source reads them, cumulative
     * @param interval from one reading to the next ({@code OTEL_METRIC_EXPORT_INTERVAL})
     * @param losses told of the points that were not taken, by the thread that delivers; must not wait
     */
    public static MetricExporter to(
            Receiver receiver,
            TelemetryOrigin origin,
            Supplier<MetricSnapshot> source,
            Temporality temporality,
            Duration interval,
            Consumer<ExportLoss> losses) {
        MetricReadings readings =
                new MetricReadings(source, temporality, origin, receiver, losses, TelemetrySink.MAX_LINE);
        return new PeriodicMetricExporter(readings, receiver, interval);
    }
}
