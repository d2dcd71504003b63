package dev.loki.domain.telemetry;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one series of another program's metric held.
 *
 * @param metric its name
 * @param kind a counter for any sum
 * @param temporality from when on a sum or histogram counts; cumulative for a gauge
 * @param monotonic whether it is a sum that only grows
 * @param startEpochNanos from when on it counts, in nanoseconds since 1970-01-01T00:00:00Z; 0 where it is not said
 * @param epochNanos when it was read
 * @param value of a histogram, the sum of its values
 * @param distribution of a histogram only
 * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/data-model/">OpenTelemetry, Metrics Data Model</a>
 */
public record DataPoint(
        TelemetrySource source,
        String metric,
        String unit,
        MetricKind kind,
        Temporality temporality,
        boolean monotonic,
        long startEpochNanos,
        long epochNanos,
        Attributes attributes,
        double value,
        @Nullable Distribution distribution) {

    /**
     * How the values of a histogram lie.
     *
     * @param count how many there were
     * @param counts how many fell into each range, one more than bounds; empty where only their count and sum are known
     * @param bounds where the ranges end
     */
    public record Distribution(long count, List<Long> counts, List<Double> bounds) {

        public Distribution {
            counts = List.copyOf(counts);
            bounds = List.copyOf(bounds);
            if (!counts.isEmpty() && counts.size() != bounds.size() + 1) {
                throw new IllegalArgumentException("expected a count for each range between bounds");
            }
        }
    }
}
