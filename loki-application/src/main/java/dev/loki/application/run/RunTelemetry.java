package dev.loki.application.run;

import dev.loki.application.trace.Tracer;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpanSpool;
import dev.loki.ports.trace.SpoolDrain;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tracing of one run: its own spans, and those that the commands started inside it leave in the spool.
 *
 * @param tracer opens the run's spans
 * @param exporter where all of them go; null where telemetry is off
 * @param spool what nested commands left; null where telemetry is off
 * @param patience how long the end of a run waits for them, the spool included
 */
public record RunTelemetry(
        Tracer tracer,
        @Nullable SpanExporter exporter,
        @Nullable SpanSpool spool,
        Duration patience) {

    /** No tracing. */
    public static final RunTelemetry OFF = new RunTelemetry(Tracer.off(), null, null, Duration.ZERO);

    /** This part of the time is kept for delivering, whatever the spool holds. */
    private static final int PART_TO_DELIVER = 4;

    /** Passes on what the spool holds, and delivers everything in time; null where telemetry is off. */
    @Nullable
    ExportReport finish() {
        if (exporter == null) {
            return null;
        }
        if (spool == null) {
            return exporter.close(patience);
        }
        Duration toDeliver = patience.dividedBy(PART_TO_DELIVER);
        SpoolDrain drain = spool.drain(exporter::export, patience.minus(toDeliver));
        return withTroubleOf(drain, exporter.close(drain.unused().plus(toDeliver)));
    }

    /** How many spans a file holds that was left is not known: one at least. */
    private static ExportReport withTroubleOf(SpoolDrain drain, ExportReport report) {
        String trouble = Stream.of(
                        Optional.ofNullable(report.trouble()),
                        said("spool files that could not be read as spans", drain.unreadable()),
                        said("spool files that were left, because the time was over", drain.left()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining("; "));
        return trouble.isEmpty() ? report : new ExportReport(report.exported(), report.lost() + drain.left(), trouble);
    }

    private static Optional<String> said(String what, int files) {
        return files == 0 ? Optional.empty() : Optional.of(what + ": " + files);
    }
}
