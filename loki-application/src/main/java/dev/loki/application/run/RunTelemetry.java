package dev.loki.application.run;

import dev.loki.application.trace.Tracer;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The tracing of one run: its own spans, and those that the commands started inside it leave in the spool.
 *
 * @param tracer opens the run's spans
 * @param exporter where all of them go; null where telemetry is off
 * @param spool what nested commands left; null where telemetry is off
 * @param patience how long the end of a run waits for them
 */
public record RunTelemetry(
        Tracer tracer,
        @Nullable SpanExporter exporter,
        @Nullable SpanSpool spool,
        Duration patience) {

    /** No tracing. */
    public static final RunTelemetry OFF = new RunTelemetry(Tracer.off(), null, null, Duration.ZERO);

    /** Passes on what the spool holds, and delivers everything in time; null where telemetry is off. */
    @Nullable
    ExportReport finish() {
        if (exporter == null) {
            return null;
        }
        int unreadable = spool == null ? 0 : spool.drain(exporter::export);
        ExportReport report = exporter.close(patience);
        return unreadable == 0
                ? report
                : new ExportReport(
                        report.exported(), report.lost(), "spool files that could not be read as spans: " + unreadable);
    }
}
