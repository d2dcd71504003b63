package dev.loki.domain.metric.recorded;

import dev.loki.domain.metric.Labels;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint.Distribution;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Series under names that Prometheus takes: what it does not take in a name is {@code _}, a counter ends in
 * {@code _total}, and the program is the label {@code job}.
 *
 * @param snapshot of those that it can show
 * @param leftOut how many it cannot: histograms without ranges, and series whose metric has another kind or other ranges
 *     under the same name
 */
public record PrometheusView(MetricSnapshot snapshot, int leftOut) {

    /** The series as Prometheus knows them. */
    public static PrometheusView of(List<RecordedSeries> all) {
        Map<String, MetricDefinition> definitions = new LinkedHashMap<>();
        Map<String, List<MetricPoint>> points = new LinkedHashMap<>();
        int leftOut = 0;
        long latest = 0;
        for (RecordedSeries series : all) {
            if (series.kind() == MetricKind.HISTOGRAM && !hasRanges(series.distribution())) {
                leftOut++;
                continue;
            }
            MetricDefinition definition = definition(series);
            MetricDefinition known = definitions.putIfAbsent(definition.name(), definition);
            if (known != null
                    && (known.kind() != definition.kind() || !known.bounds().equals(definition.bounds()))) {
                leftOut++;
                continue;
            }
            points.computeIfAbsent(definition.name(), name -> new ArrayList<>()).add(point(series));
            latest = Math.max(latest, series.epochNanos());
        }
        List<MetricSnapshot.Metric> metrics = new ArrayList<>();
        points.forEach((name, its) ->
                metrics.add(new MetricSnapshot.Metric(Objects.requireNonNull(definitions.get(name)), its)));
        return new PrometheusView(new MetricSnapshot(Temporality.CUMULATIVE, latest, latest, metrics), leftOut);
    }

    private static boolean hasRanges(@Nullable Distribution distribution) {
        if (distribution == null || distribution.bounds().isEmpty()) {
            return false;
        }
        double last = Double.NEGATIVE_INFINITY;
        for (double bound : distribution.bounds()) {
            if (!Double.isFinite(bound) || bound <= last) {
                return false;
            }
            last = bound;
        }
        return true;
    }

    private static MetricDefinition definition(RecordedSeries series) {
        String plain = word(series.metric(), "[^a-zA-Z0-9_:]");
        boolean isCounter = series.kind() == MetricKind.COUNTER;
        String name = isCounter && !plain.endsWith("_total") ? plain + "_total" : plain;
        Distribution distribution = series.distribution();
        return new MetricDefinition(
                isCounter || !plain.endsWith("_total") ? name : name + "_value",
                series.kind(),
                series.unit(),
                "As it was recorded.",
                List.of(),
                distribution == null ? List.of() : distribution.bounds());
    }

    private static MetricPoint point(RecordedSeries series) {
        SortedMap<String, String> byName = new TreeMap<>();
        series.labels()
                .forEach((name, value) -> byName.merge(word(name, "[^a-zA-Z0-9_]"), value, (a, b) -> a + ";" + b));
        if (!series.service().isEmpty()) {
            byName.putIfAbsent("job", series.service());
        }
        Labels labels = new Labels(List.copyOf(byName.keySet()), List.copyOf(byName.values()));
        Distribution distribution = series.distribution();
        return distribution == null
                ? new MetricPoint.Value(labels, series.value())
                : new MetricPoint.Distribution(labels, distribution.counts(), series.value(), List.of());
    }

    private static String word(String name, String forbidden) {
        String clean = name.replaceAll(forbidden, "_");
        return clean.isEmpty() || Character.isDigit(clean.charAt(0)) ? "_" + clean : clean;
    }
}
