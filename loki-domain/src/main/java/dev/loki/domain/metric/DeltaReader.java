package dev.loki.domain.metric;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns what was recorded since the beginning into what was recorded since it was last asked. Each receiver has its
 * own. Not thread-safe.
 */
public final class DeltaReader {

    private final Map<Key, MetricPoint> before = new HashMap<>();
    private long lastEpochNanos;
    private boolean isFirst = true;

    /**
     * What came since the snapshot given before: sums that did not grow are left out, gauges are as they are.
     *
     * @param cumulative of the same registry each time
     */
    public MetricSnapshot since(MetricSnapshot cumulative) {
        List<MetricSnapshot.Metric> metrics = new ArrayList<>();
        for (MetricSnapshot.Metric metric : cumulative.metrics()) {
            List<MetricPoint> points = new ArrayList<>();
            metric.points().forEach(point -> change(metric.definition(), point).ifPresent(points::add));
            if (!points.isEmpty()) {
                metrics.add(new MetricSnapshot.Metric(metric.definition(), points));
            }
        }
        long start = isFirst ? cumulative.startEpochNanos() : lastEpochNanos;
        isFirst = false;
        lastEpochNanos = cumulative.epochNanos();
        return new MetricSnapshot(Temporality.DELTA, start, cumulative.epochNanos(), metrics);
    }

    private Optional<MetricPoint> change(MetricDefinition definition, MetricPoint point) {
        MetricPoint earlier = before.put(new Key(definition.name(), point.labels()), point);
        if (definition.kind() == MetricKind.GAUGE || earlier == null) {
            return Optional.of(point);
        }
        return point.equals(earlier) ? Optional.empty() : Optional.of(point.minus(earlier));
    }

    private record Key(String metric, Labels labels) {}
}
