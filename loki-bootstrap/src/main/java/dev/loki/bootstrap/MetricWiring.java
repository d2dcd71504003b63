package dev.loki.bootstrap;

import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.metric.OtlpMetrics;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.application.audit.AuditTrail;
import dev.loki.application.policy.DecisionMeter;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.time.EpochNanos;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.trace.ExportReport;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is measured, and how it gets to the collector: from an embedded engine and from a run. A single command would add
 * a series for each call, and sends none.
 */
final class MetricWiring {

    private static final String AGENT = "agent";

    private final Basics basics;
    private final @Nullable MetricExporter exporter;
    private final Supplier<MetricRegistry> registry;
    private final Supplier<LokiMetrics> metrics;

    private MetricWiring(
            Basics basics,
            Supplier<MetricRegistry> registry,
            Supplier<LokiMetrics> metrics,
            @Nullable MetricExporter exporter) {
        this.basics = basics;
        this.registry = registry;
        this.metrics = metrics;
        this.exporter = exporter;
    }

    /** Loki measures nothing, and what others record stays in this process. */
    static MetricWiring off(Basics basics) {
        Lazy<MetricRegistry> registry = registry(basics);
        return new MetricWiring(basics, registry, new Lazy<>(() -> LokiMetrics.in(registry.get())), null);
    }

    /**
     * The same metrics, sent.
     *
     * @param losses told of points that the receiver does not take
     */
    MetricWiring to(
            Receiver receiver, TelemetryOrigin origin, TelemetrySettings settings, Consumer<ExportLoss> losses) {
        MetricExporter exporting =
                OtlpMetrics.to(receiver, origin, this::read, settings.temporality(), settings.metricInterval(), losses);
        return new MetricWiring(basics, registry, metrics, exporting);
    }

    /** The host reads them with its own. */
    static MetricWiring to(HostTelemetry host, Basics basics) {
        MetricRegistry registry = new MetricRegistry(epochNanos(basics), host);
        LokiMetrics metrics = LokiMetrics.in(registry);
        MetricExporter exporter = host.metrics(registry.definitions(), () -> registry.read(epochNanos(basics)));
        return new MetricWiring(basics, () -> registry, () -> metrics, exporter);
    }

    private static Lazy<MetricRegistry> registry(Basics basics) {
        return new Lazy<>(() -> new MetricRegistry(epochNanos(basics)));
    }

    LokiMetrics metrics() {
        return metrics.get();
    }

    MetricSnapshot read() {
        return registry.get().read(epochNanos(basics));
    }

    DecisionMeter decisions() {
        return exporter == null ? DecisionMeter.OFF : DecisionMeter.of(metrics.get(), System::nanoTime, basics.clock());
    }

    /** The trail, with its entries counted. */
    AuditTrail counted(AuditTrail trail) {
        return exporter == null
                ? trail
                : trail.telling(() -> metrics().auditAppends().with(AGENT).increment())
                        .tellingVerdicts(
                                verdict -> metrics().auditIntact().with(AGENT).set(verdict.valid() ? 1 : 0));
    }

    /** Has gauges set before each reading, where there are readings; what fails there costs no other metric. */
    void beforeReading(Consumer<LokiMetrics> setsGauges) {
        if (exporter != null) {
            registry.get().beforeReading(() -> {
                try {
                    setsGauges.accept(metrics());
                } catch (RuntimeException e) {
                    return; // they keep the values they had
                }
            });
        }
    }

    boolean isOn() {
        return exporter != null;
    }

    void start() {
        if (exporter != null) {
            exporter.start();
        }
    }

    /** Sends what metrics hold, for no longer than this; what is wrong in one line, or null. */
    @Nullable
    String close(Duration deadline) {
        ExportReport report = exporter == null ? ExportReport.NOTHING : exporter.close(deadline);
        return report.lost() == 0 ? null : report.lost() + " metric points were not exported: " + report.trouble();
    }

    private static long epochNanos(Basics basics) {
        return EpochNanos.of(basics.clock().instant());
    }
}
