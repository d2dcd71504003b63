package dev.loki.application.cycle;

import dev.loki.domain.cycle.Cycle;
import dev.loki.domain.cycle.CycleStep;
import dev.loki.domain.cycle.CycleStop;
import dev.loki.domain.cycle.StepEnding;
import dev.loki.domain.cycle.StepKind;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.quality.ExecutionSummary;
import dev.loki.domain.quality.ReportWriter;
import dev.loki.ports.quality.QualityFileWriter;
import dev.loki.ports.quality.QualityFiles.QualityFile;
import dev.loki.ports.run.RunReportException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a cycle says of its gates and of itself: metrics, and reports for people. What cannot be written is a trouble. */
public final class CycleReports {

    private static final double NANOS = 1e9;
    private static final long HALF_A_SECOND = 500;

    private final QualityFileWriter files;
    private final Supplier<LokiMetrics> metrics;

    public CycleReports(QualityFileWriter files, Supplier<LokiMetrics> metrics) {
        this.files = files;
        this.metrics = metrics;
    }

    /**
     * Tells how a step ended that verifies; any other is passed over.
     *
     * @param after the cycle behind it
     * @return what went wrong; empty where nothing did
     */
    Optional<String> verified(CycleStep step, StepEnding ending, Cycle after) {
        if (step.kind() != StepKind.GATE || !ending.result().finishesTheStep()) {
            return Optional.empty();
        }
        LokiMetrics all = metrics.get();
        boolean passed = ending.result() == StepEnding.Result.DONE;
        (passed ? all.qualityGatePasses() : all.qualityGateFailures())
                .with(step.name())
                .increment();
        return write(QualityFile.GATES, ReportWriter.gates(after.state().gates()));
    }

    /** Takes the place of what an earlier cycle said: nothing is known of this one yet. */
    List<String> begun(String session) {
        return Stream.of(
                        write(QualityFile.GATES, ReportWriter.gates(List.of())),
                        write(QualityFile.SUMMARY, summary(session, Optional.empty(), "", Duration.ZERO)))
                .flatMap(Optional::stream)
                .toList();
    }

    /**
     * Tells how the cycle ended.
     *
     * @param worked how long its steps took in all
     * @param took how long those of this run of it took
     */
    Optional<String> ended(String session, CycleStop stop, Duration worked, Duration took) {
        metrics.get().taskDuration().with().record(took.toNanos() / NANOS);
        boolean finished = stop.reason() == CycleStop.Reason.FINISHED;
        String how = finished ? "" : "ended, " + stop.reason().wireName().replace('_', ' ') + ": ";
        return write(
                QualityFile.SUMMARY,
                summary(session, Optional.of(finished), "The cycle " + how + stop.message(), worked));
    }

    private static JsonObject summary(String session, Optional<Boolean> success, String text, Duration took) {
        ExecutionSummary summary = new ExecutionSummary(
                session,
                success,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "",
                Optional.empty(),
                OptionalLong.empty(),
                "",
                text);
        return ReportWriter.summary(summary, took.plusMillis(HALF_A_SECOND).toSeconds());
    }

    private Optional<String> write(QualityFile file, JsonObject report) {
        try {
            files.write(file, (report + "\n").getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (RunReportException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }
}
