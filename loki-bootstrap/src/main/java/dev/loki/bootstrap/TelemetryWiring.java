package dev.loki.bootstrap;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.Signal;
import dev.loki.adapter.otlp.trace.OtlpTraces;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.application.run.RunTelemetry;
import dev.loki.application.trace.Tracer;
import dev.loki.domain.trace.Attributes;
import dev.loki.ports.id.IdSource;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tracing as the settings want it: to a collector, or, within a governed run, into the run's spool, so that only the run
 * itself speaks with the collector.
 */
final class TelemetryWiring {

    private final Tracer tracer;
    private final @Nullable SpanExporter exporter;
    private final Project project;
    private final Supplier<JsonReader> json;
    private final Consumer<String> warnings;
    private volatile boolean endsWithARun;

    private TelemetryWiring(
            Tracer tracer,
            @Nullable SpanExporter exporter,
            Project project,
            Supplier<JsonReader> json,
            Consumer<String> warnings) {
        this.tracer = tracer;
        this.exporter = exporter;
        this.project = project;
        this.json = json;
        this.warnings = warnings;
    }

    /** An endpoint that cannot be used is warned of once, and telemetry is off: it fails open. */
    static TelemetryWiring of(
            Settings settings,
            Project project,
            InstantSource clock,
            IdSource ids,
            Supplier<JsonReader> json,
            Consumer<String> warnings) {
        SpanExporter exporter = exporter(settings, project, clock, ids, json, warnings);
        Tracer tracer = exporter == null ? Tracer.off() : Tracer.exportingTo(exporter, clock, ids);
        return new TelemetryWiring(tracer, exporter, project, json, warnings);
    }

    Tracer tracer() {
        return tracer;
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
        SpanSpool spool = OtlpTraces.spoolReader(spool(project, session), json.get());
        return new RunTelemetry(tracer, exporter, consumer -> {
            before.run();
            return spool.drain(consumer);
        });
    }

    /** Delivers what is pending, for no longer than this. */
    void close(Duration deadline) {
        if (exporter == null) {
            return;
        }
        ExportReport report = exporter.close(deadline);
        if (report.lost() > 0 && !endsWithARun) {
            warnings.accept(report.lost() + " spans were not exported: " + report.trouble());
        }
    }

    private static @Nullable SpanExporter exporter(
            Settings settings,
            Project project,
            InstantSource clock,
            IdSource ids,
            Supplier<JsonReader> json,
            Consumer<String> warnings) {
        TelemetrySettings telemetry = settings.telemetry();
        if (telemetry == null) {
            return null;
        }
        TelemetryOrigin origin = new TelemetryOrigin(resource(telemetry), Version.CURRENT);
        if (settings.session() != null) {
            Path folder = settings.spool() == null ? spool(project, settings.session()) : settings.spool();
            return OtlpTraces.spoolWriter(folder, origin, clock, ids);
        }
        OtlpConfig base = base(telemetry.endpoint(), warnings);
        return base == null ? null : OtlpTraces.http(tuned(base, telemetry), origin, json.get());
    }

    private static @Nullable OtlpConfig base(String endpoint, Consumer<String> warnings) {
        try {
            return OtlpConfig.forBase(Signal.TRACES, endpoint);
        } catch (IllegalArgumentException e) {
            warnings.accept("LOKI_OTEL_ENDPOINT: " + e.getMessage() + "; telemetry is off");
            return null;
        }
    }

    private static OtlpConfig tuned(OtlpConfig base, TelemetrySettings telemetry) {
        return base.withEncoding(telemetry.encoding())
                .withHeaders(telemetry.headers())
                .withTimeout(telemetry.timeout())
                .withCompression(telemetry.gzip() ? OtlpConfig.Compression.GZIP : OtlpConfig.Compression.NONE);
    }

    private static Attributes resource(TelemetrySettings telemetry) {
        return Attributes.builder()
                .put("service.name", telemetry.serviceName())
                .put("service.version", Version.CURRENT)
                .put("telemetry.sdk.name", "loki")
                .put("telemetry.sdk.language", "java")
                .put("telemetry.sdk.version", Version.CURRENT)
                .put("process.pid", ProcessHandle.current().pid())
                .build();
    }

    /** Where commands inside a run leave their spans for it. */
    static Path spool(Project project, String session) {
        return project.lokiDir().resolve("state").resolve("spool").resolve(session);
    }
}
