package dev.loki.bootstrap;

import dev.loki.adapter.otlp.trace.OtlpTraces;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.application.run.RunTelemetry;
import dev.loki.application.telemetry.ExportTroubles;
import dev.loki.application.trace.Tracer;
import dev.loki.bootstrap.settings.Settings;
import dev.loki.bootstrap.settings.TelemetrySettings;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.host.HostTelemetry;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tracing and metrics as the settings want them: to a collector or into files, or, within a governed run, into the run's
 * spool, so that only the run itself speaks with the collector.
 */
final class TelemetryWiring {

    /** Nothing is sent, so nothing takes long. */
    private static final Duration TIME_FOR_THE_HOST = Duration.ofSeconds(2);

    private final Basics basics;
    private final Tracer tracer;
    private final @Nullable SpanExporter exporter;
    private final MetricWiring metrics;
    private final ExportTroubles troubles;
    private final Duration closeTime;
    private volatile boolean endsWithARun;
    private @Nullable Closing closing;

    private TelemetryWiring(
            Basics basics,
            @Nullable SpanExporter exporter,
            MetricWiring metrics,
            ExportTroubles troubles,
            Duration closeTime) {
        this.basics = basics;
        this.exporter = exporter;
        this.metrics = metrics;
        this.troubles = troubles;
        this.closeTime = closeTime;
        this.tracer = exporter == null ? Tracer.off() : TraceWiring.tracer(basics, exporter);
    }

    /**
     * An endpoint that cannot be used is warned of once, and telemetry is off: it fails open.
     *
     * @param lasting whether this process lives long: one that does not waits less at its end
     * @param host where all telemetry goes, whatever the settings say, unless the air gap is on; null where there is none
     * @throws ConfigurationException where {@code file:} names a folder that telemetry must not be kept in
     */
    static TelemetryWiring of(Basics basics, boolean lasting, @Nullable HostTelemetry host) {
        HostTelemetry reached = basics.outbound().host(host, basics);
        if (reached != null) {
            return toHost(reached, basics);
        }
        TelemetrySettings settings = basics.settings().telemetry();
        if (settings == null) {
            return off(basics);
        }
        TelemetryOrigin origin = new TelemetryOrigin(TelemetryResource.of(settings, basics.ids()), Version.CURRENT);
        if (basics.isWithinRun()) {
            return toSpool(basics, origin);
        }
        settings.warnings().forEach(basics.warnings());
        TelemetryReceivers receivers = basics.outbound().telemetry(settings, basics);
        return receivers.isUsable() ? to(receivers, settings, origin, basics, lasting) : off(basics);
    }

    private static TelemetryWiring toHost(HostTelemetry host, Basics basics) {
        MetricWiring metrics = MetricWiring.to(host, basics);
        ExportTroubles troubles = troubles(metrics, basics);
        return new TelemetryWiring(basics, host.spans(troubles), metrics, troubles, TIME_FOR_THE_HOST);
    }

    private static TelemetryWiring off(Basics basics) {
        MetricWiring unsent = MetricWiring.off(basics);
        return new TelemetryWiring(basics, null, unsent, troubles(unsent, basics), Duration.ZERO);
    }

    private static TelemetryWiring toSpool(Basics basics, TelemetryOrigin origin) {
        MetricWiring unsent = MetricWiring.off(basics);
        ExportTroubles troubles = troubles(unsent, basics);
        SpanExporter spool = OtlpTraces.spoolWriter(spool(basics), origin, basics.clock(), basics.ids(), troubles);
        return new TelemetryWiring(basics, spool, unsent, troubles, Duration.ZERO);
    }

    private static TelemetryWiring to(
            TelemetryReceivers receivers,
            TelemetrySettings settings,
            TelemetryOrigin origin,
            Basics basics,
            boolean lasting) {
        MetricWiring unsent = MetricWiring.off(basics);
        ExportTroubles troubles = troubles(unsent, basics);
        MetricWiring metrics = receivers
                .of(Signal.METRICS)
                .map(receiver -> unsent.to(receiver, origin, settings, troubles))
                .orElse(unsent);
        metrics.beforeReading(read -> troubles.tell());
        SpanExporter exporter = receivers
                .of(Signal.TRACES)
                .map(receiver -> OtlpTraces.to(receiver, origin, settings.limits(), troubles))
                .orElse(null);
        return new TelemetryWiring(basics, exporter, metrics, troubles, settings.closeTime(lasting));
    }

    private static ExportTroubles troubles(MetricWiring metrics, Basics basics) {
        return new ExportTroubles(() -> metrics.metrics().telemetryDropped(), System::nanoTime, basics.warnings());
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

    /** Has somebody told of telemetry that is lost, besides the warnings. */
    void publishTroubleTo(Consumer<JsonObject> publisher) {
        troubles.publishTo(publisher);
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
        return new RunTelemetry(
                tracer,
                exporter,
                (consumer, time) -> {
                    before.run();
                    ending();
                    return spool.drain(consumer, time);
                },
                timeOfTheRun());
    }

    /**
     * Delivers what is pending. Both signals share one time, in which neither waits for the other; where a run has used it
     * up for its spans, metrics get half a second.
     */
    void close() {
        Closing time = ending();
        FutureTask<@Nullable String> metricsEnd = new FutureTask<>(() -> metrics.close(time.left()));
        if (metrics.isOn()) {
            Thread closer = new Thread(metricsEnd, "loki-otlp-close");
            closer.setDaemon(true);
            closer.start();
        }
        closeSpans(time.left());
        if (metrics.isOn()) {
            warnOf(resultOf(metricsEnd));
        }
    }

    private void closeSpans(Duration time) {
        ExportReport report = exporter == null ? ExportReport.NOTHING : exporter.close(time);
        if (report.lost() > 0 && !endsWithARun) {
            warnOf(report.lost() + " spans were not exported: " + report.trouble());
        }
    }

    private void warnOf(@Nullable String trouble) {
        if (trouble != null) {
            basics.warnings().accept(trouble);
        }
    }

    private static @Nullable String resultOf(FutureTask<@Nullable String> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "metrics may not have been exported: interrupted";
        } catch (ExecutionException e) {
            return "metrics were not exported: " + e.getCause();
        }
    }

    /** The time for the end, which begins when this is first asked. */
    private synchronized Closing ending() {
        troubles.end();
        if (closing == null) {
            closing = new Closing(endsWithARun ? timeOfTheRun() : closeTime);
        }
        return closing;
    }

    /** A run waits for its spans as whoever lives long does. */
    private Duration timeOfTheRun() {
        TelemetrySettings settings = basics.settings().telemetry();
        return settings == null ? closeTime : settings.closeTime();
    }

    private static Path spool(Basics basics) {
        Settings settings = basics.settings();
        return settings.spool() == null
                ? spool(basics.project(), Objects.requireNonNull(settings.session()))
                : settings.spool();
    }

    /** Where commands inside a run leave their spans for it. */
    static Path spool(Project project, String session) {
        return project.lokiDir().resolve("state").resolve("spool").resolve(session);
    }
}
