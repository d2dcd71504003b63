package dev.loki.domain.metric;

import java.util.List;

/**
 * What the metrics of a process held at one time. Immutable.
 *
 * @param startEpochNanos from when on sums count, in nanoseconds since 1970-01-01T00:00:00Z
 * @param epochNanos when it was read
 * @param metrics those that have a series
 */
public record MetricSnapshot(
        Temporality temporality, long startEpochNanos, long epochNanos, List<Metric> metrics) {

    public MetricSnapshot {
        metrics = List.copyOf(metrics);
    }

    /**
     * One metric.
     *
     * @param points one for each series
     */
    public record Metric(MetricDefinition definition, List<MetricPoint> points) {
        public Metric {
            points = List.copyOf(points);
        }
    }
}
