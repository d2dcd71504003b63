package dev.loki.bootstrap;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.Signal;
import dev.loki.adapter.otlp.trace.OtlpTraces;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.application.run.RunTelemetry;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.trace.Attributes;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tracing as the settings want it: to a collector, or, within a governed run, into the run's spool, so that only the run
 * itself speaks with the collector.
 */
final class TelemetryWiring {

    private final Basics basics;
    private final Tracer tracer;
    private final @Nullable SpanExporter exporter;
    private final MetricWiring metrics;
    private volatile boolean endsWithARun;

    private TelemetryWiring(Basics basics, @Nullable SpanExporter exporter, MetricWiring metrics) {
        this.basics = basics;
        this.exporter = exporter;
        this.metrics = metrics;
        this.tracer = exporter == null ? Tracer.off() : TraceWiring.tracer(basics, exporter);
    }

    /**
     * An endpoint that cannot be used is warned of once, and telemetry is off: it fails open.
     *
     * @param host where all telemetry goes, whatever the settings say; null where there is none
     */
    static TelemetryWiring of(Basics basics, @Nullable HostTelemetry host) {
        if (host != null) {
            return new TelemetryWiring(basics, host.spans(), MetricWiring.to(host, basics));
        }
        TelemetrySettings settings = basics.settings().telemetry();
        if (settings == null) {
            return off(basics);
        }
        TelemetryOrigin origin = new TelemetryOrigin(resource(settings, basics.ids()), Version.CURRENT);
        if (basics.isWithinRun()) {
            return new TelemetryWiring(basics, spoolWriter(basics, origin), MetricWiring.off(basics));
        }
        OtlpConfig traces = config(Signal.TRACES, settings, basics.warnings());
        return traces == null ? off(basics) : to(traces, settings, origin, basics);
    }

    private static TelemetryWiring off(Basics basics) {
        return new TelemetryWiring(basics, null, MetricWiring.off(basics));
    }

    private static TelemetryWiring to(
            OtlpConfig traces, TelemetrySettings settings, TelemetryOrigin origin, Basics basics) {
        SpanExporter exporter = OtlpTraces.http(traces, origin, basics.json().get());
        OtlpConfig metrics = config(Signal.METRICS, settings, basics.warnings());
        return new TelemetryWiring(
                basics,
                exporter,
                metrics == null ? MetricWiring.off(basics) : MetricWiring.to(metrics, origin, settings, basics));
    }

    Tracer tracer() {
        return tracer;
    }

    MetricWiring metrics() {
        return metrics;
    }

    /** Where spans go; empty where telemetry is off. */
    Optional<SpanExporter> exporter() {
        return Optional.ofNullable(exporter);
    }

    /**
     * The tracing of a run that this process starts, whose summary tells what became of the spans.
     *
     * @param before done before the last spans are delivered: others may have some yet
     */
    RunTelemetry ofRun(String session, Runnable before) {
        endsWithARun = true;
        if (exporter == null) {
            return RunTelemetry.OFF;
        }
        SpanSpool spool = OtlpTraces.spoolReader(
                spool(basics.project(), session), basics.json().get());
        return new RunTelemetry(tracer, exporter, consumer -> {
            before.run();
            return spool.drain(consumer);
        });
    }

    /** Delivers what is pending, metrics first: they are one request. */
    void close(Closing closing) {
        String trouble = metrics.close(closing.left());
        if (trouble != null) {
            basics.warnings().accept(trouble);
        }
        if (exporter == null) {
            return;
        }
        ExportReport report = exporter.close(closing.left());
        if (report.lost() > 0 && !endsWithARun) {
            basics.warnings().accept(report.lost() + " spans were not exported: " + report.trouble());
        }
    }

    private static SpanExporter spoolWriter(Basics basics, TelemetryOrigin origin) {
        Settings settings = basics.settings();
        Path folder = settings.spool() == null
                ? spool(basics.project(), Objects.requireNonNull(settings.session()))
                : settings.spool();
        return OtlpTraces.spoolWriter(folder, origin, basics.clock(), basics.ids());
    }

    private static @Nullable OtlpConfig config(Signal signal, TelemetrySettings settings, Consumer<String> warnings) {
        try {
            return OtlpConfig.forBase(signal, settings.endpoint())
                    .withEncoding(settings.encoding())
                    .withHeaders(settings.headers())
                    .withTimeout(settings.timeout())
                    .withCompression(settings.gzip() ? OtlpConfig.Compression.GZIP : OtlpConfig.Compression.NONE);
        } catch (IllegalArgumentException e) {
            warnings.accept("LOKI_OTEL_ENDPOINT: " + e.getMessage() + "; telemetry is off");
            return null;
        }
    }

    private static Attributes resource(TelemetrySettings telemetry, IdSource ids) {
        return Attributes.builder()
                .put("service.name", telemetry.serviceName())
                .put("service.version", Version.CURRENT)
                .put("telemetry.sdk.name", "loki")
                .put("telemetry.sdk.language", "java")
                .put("telemetry.sdk.version", Version.CURRENT)
                .put("service.instance.id", new UUID(ids.nextBits(), ids.nextBits()).toString())
                .put("process.pid", ProcessHandle.current().pid())
                .build();
    }

    /** Where commands inside a run leave their spans for it. */
    static Path spool(Project project, String session) {
        return project.lokiDir().resolve("state").resolve("spool").resolve(session);
    }
}
