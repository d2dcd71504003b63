package dev.loki.application.metric;

import dev.loki.domain.metric.recorded.MetricTable;
import dev.loki.domain.metric.recorded.RecordedSeries;
import dev.loki.ports.telemetry.ReadingReport;
import dev.loki.ports.telemetry.RecordedTelemetry;
import java.util.List;

/** Reads what metrics that were recorded came to. Thread-safe. */
public final class RecordedMetrics {

    private final RecordedTelemetry telemetry;

    public RecordedMetrics(RecordedTelemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * All that is there.
     *
     * @throws dev.loki.ports.telemetry.UnreadableTelemetryException where there is nothing to be read
     */
    public Contents read() {
        MetricTable table = new MetricTable();
        ReadingReport report = telemetry.readPoints(table::add);
        return new Contents(table.series(), table.leftOut(), report);
    }

    /**
     * What metrics came to.
     *
     * @param series by name
     * @param leftOut how many points were of series too many
     */
    public record Contents(List<RecordedSeries> series, long leftOut, ReadingReport report) {}
}
