package dev.loki.domain.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the metrics of a process held at one time. Immutable.
 *
 * @param startEpochNanos from when on sums count, in nanoseconds since 1970-01-01T00:00:00Z
 * @param epochNanos when it was read
 * @param metrics those that have a series
 */
public record MetricSnapshot(Temporality temporality, long startEpochNanos, long epochNanos, List<Metric> metrics) {

    public MetricSnapshot {
        metrics = List.copyOf(metrics);
    }

    /**
     * What came after an earlier snapshot of the same registry: sums that did not grow are left out, gauges are as they
     * are. A receiver of deltas gets what came after the last snapshot that it acknowledged, and so misses nothing.
     */
    public MetricSnapshot minus(MetricSnapshot earlier) {
        Map<Key, MetricPoint> before = earlier.byKey();
        List<Metric> changes = new ArrayList<>();
        for (Metric metric : metrics) {
            List<MetricPoint> points = metric.points().stream()
                    .flatMap(point -> metric.change(point, before.get(metric.key(point))).stream())
                    .toList();
            if (!points.isEmpty()) {
                changes.add(new Metric(metric.definition(), points));
            }
        }
        return new MetricSnapshot(Temporality.DELTA, earlier.epochNanos, epochNanos, changes);
    }

    /** What there was when recording began: nothing. */
    public MetricSnapshot atStart() {
        return new MetricSnapshot(temporality, startEpochNanos, startEpochNanos, List.of());
    }

    /** How many points there are in all metrics. */
    public int size() {
        return metrics.stream().mapToInt(metric -> metric.points().size()).sum();
    }

    /**
     * Some of the points, as if there were no others.
     *
     * @param from the number of the first, counted through all metrics
     * @param to the number of the first that is not among them
     */
    public MetricSnapshot part(int from, int to) {
        List<Metric> parts = new ArrayList<>();
        int before = 0;
        for (Metric metric : metrics) {
            List<MetricPoint> points = metric.points();
            int first = Math.min(points.size(), Math.max(0, from - before));
            int end = Math.max(first, Math.min(points.size(), to - before));
            if (first < end) {
                parts.add(new Metric(metric.definition(), points.subList(first, end)));
            }
            before += points.size();
        }
        return new MetricSnapshot(temporality, startEpochNanos, epochNanos, parts);
    }

    private Map<Key, MetricPoint> byKey() {
        Map<Key, MetricPoint> points = new HashMap<>();
        for (Metric metric : metrics) {
            metric.points().forEach(point -> points.put(metric.key(point), point));
        }
        return points;
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

        private Optional<MetricPoint> change(MetricPoint point, @Nullable MetricPoint earlier) {
            if (definition.kind() == MetricKind.GAUGE || earlier == null) {
                return Optional.of(point);
            }
            return point.equals(earlier) ? Optional.empty() : Optional.of(point.minus(earlier));
        }

        private Key key(MetricPoint point) {
            return new Key(definition.name(), point.labels());
        }
    }

    private record Key(String metric, Labels labels) {}
}
