package dev.loki.domain.metric.recorded;

import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.telemetry.DataPoint.Distribution;
import java.util.Collections;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a series came to.
 *
 * @param kind a sum that may fall counts as a gauge
 * @param summed whether its points were deltas, which were added up
 * @param service the program that recorded it; may be empty
 * @param processes how many processes of it had a part in it
 * @param epochNanos when its last point was read, in nanoseconds since 1970-01-01T00:00:00Z
 * @param value of a histogram, the sum of its values
 * @param distribution of a histogram only; without ranges where those of its parts differ
 */
public record RecordedSeries(
        String metric,
        String unit,
        MetricKind kind,
        boolean summed,
        String service,
        SortedMap<String, String> labels,
        int processes,
        long epochNanos,
        double value,
        @Nullable Distribution distribution) {

    static final Comparator<RecordedSeries> BY_NAME = Comparator.comparing(RecordedSeries::metric)
            .thenComparing(RecordedSeries::service)
            .thenComparing(series -> series.labels().toString());

    public RecordedSeries {
        labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
    }

    /** The mean of a histogram's values; empty where there are none. */
    public OptionalDouble mean() {
        return distribution == null || distribution.count() <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value / distribution.count());
    }

    /**
     * An estimate of a histogram's quantile, which its ranges allow; empty where it has no values or ranges.
     *
     * @param part from 0 to 1
     */
    public OptionalDouble quantile(double part) {
        return distribution == null ? OptionalDouble.empty() : Quantiles.of(distribution, part);
    }
}
