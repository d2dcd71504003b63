package dev.loki.domain.metric.recorded;

import dev.loki.domain.telemetry.DataPoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Points of metrics, in any order, and what each series came to: of cumulative sums and histograms the last reading of
 * each process, added up; of deltas the sum of all; of gauges the last. Holds at most {@value #MOST} series. Not
 * thread-safe.
 */
public final class MetricTable {

    /** How many series are kept; points of more are counted. */
    public static final int MOST = 20_000;

    private final int most;
    private final Map<SeriesSum.SeriesKey, SeriesSum> series = new LinkedHashMap<>();
    private long leftOut;

    public MetricTable() {
        this(MOST);
    }

    MetricTable(int most) {
        this.most = most;
    }

    public void add(DataPoint point) {
        SeriesSum.SeriesKey key =
                new SeriesSum.SeriesKey(point.metric(), point.source().service(), labels(point));
        SeriesSum known = series.get(key);
        if (known == null && series.size() == most) {
            leftOut++;
        } else {
            series.computeIfAbsent(key, SeriesSum::new).add(point);
        }
    }

    /** Every series, by name, program and labels. */
    public List<RecordedSeries> series() {
        return series.values().stream()
                .map(SeriesSum::series)
                .sorted(RecordedSeries.BY_NAME)
                .toList();
    }

    /** How many points were of series too many. */
    public long leftOut() {
        return leftOut;
    }

    private static SortedMap<String, String> labels(DataPoint point) {
        SortedMap<String, String> labels = new TreeMap<>();
        point.attributes().forEach((name, value) -> labels.put(name, value.toString()));
        return labels;
    }
}
