package dev.loki.adapter.otel;

import dev.loki.domain.metric.Labels;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.trace.SpanContext;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.HostSpans;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Loki within a host that runs OpenTelemetry: its spans begin and end in the host's tracer, under the span that the host is
 * in, and its metrics are read by the host's meter. Where and whether they are exported is the host's business. One serves
 * any number of facades. What the host's telemetry throws is counted as lost, and harms nothing else. Thread-safe.
 *
 * <pre>{@code
 * OtelBridge bridge = OtelBridge.to(openTelemetry);
 * try (LokiEnterprise loki = LokiEnterprise.fromEnvironment(environment, project, bridge)) {
 *     ...
 * }
 * }</pre>
 *
 * <p>What closed facades counted stays in the sums that the host reads. {@link #close} ends that: it belongs to the end of
 * the host's own telemetry.
 */
public final class OtelBridge implements HostTelemetry, AutoCloseable {

    /** The name of the instrumentation scope. */
    static final String SCOPE = "dev.loki";

    private final OpenTelemetry host;
    private final HostFaults faults = new HostFaults();
    private final HostMetrics metrics;

    private OtelBridge(OpenTelemetry host) {
        this.host = host;
        this.metrics = new HostMetrics(host.getMeter(SCOPE));
    }

    /** A bridge to an instance of the host's; the host closes that itself, after this. */
    public static OtelBridge to(OpenTelemetry host) {
        return new OtelBridge(host);
    }

    @Override
    public HostSpans spans(Consumer<ExportLoss> losses) {
        return new BridgedSpans(() -> host.getTracer(SCOPE), losses);
    }

    @Override
    public MetricExporter metrics(List<MetricDefinition> definitions, Supplier<MetricSnapshot> source) {
        BridgedMetrics exporter = new BridgedMetrics(metrics, faults, source);
        faults.run(() -> metrics.define(definitions));
        return exporter;
    }

    @Override
    public void recorded(MetricDefinition histogram, Labels labels, double value, @Nullable SpanContext span) {
        faults.run(() -> metrics.record(histogram, labels, value, span));
    }

    /** Takes the metrics out of what the host reads. */
    @Override
    public void close() {
        metrics.close();
    }
}
