package dev.loki.adapter.otel;

import dev.loki.domain.metric.Labels;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.trace.SpanContext;
import io.opentelemetry.api.metrics.BatchCallback;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import io.opentelemetry.api.metrics.ObservableMeasurement;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The instruments of all facades in the host's meter. Counters are sums over the facades, those that were closed included;
 * of a gauge the youngest facade's value is read. What histograms take is recorded as it comes: the API has none that are
 * read. Thread-safe.
 */
final class HostMetrics implements AutoCloseable {

    private final Meter meter;
    private final Map<String, ObservableDoubleMeasurement> observed = new LinkedHashMap<>();
    private final Map<String, DoubleHistogram> histograms = new ConcurrentHashMap<>();
    private final Set<Supplier<MetricSnapshot>> sources = new LinkedHashSet<>();
    private final Map<SeriesKey, Double> ofClosed = new LinkedHashMap<>();
    private final List<BatchCallback> callbacks = new ArrayList<>();

    HostMetrics(Meter meter) {
        this.meter = meter;
    }

    /** Makes the instruments that are not there yet. */
    synchronized void define(List<MetricDefinition> definitions) {
        List<ObservableMeasurement> fresh = new ArrayList<>();
        for (MetricDefinition definition : definitions) {
            if (definition.kind() == MetricKind.HISTOGRAM) {
                histograms.computeIfAbsent(definition.name(), name -> histogram(definition));
            } else if (!observed.containsKey(definition.name())) {
                ObservableDoubleMeasurement measurement = observer(definition);
                observed.put(definition.name(), measurement);
                fresh.add(measurement);
            }
        }
        if (!fresh.isEmpty()) {
            callbacks.add(meter.batchCallback(
                    this::observe, fresh.get(0), fresh.subList(1, fresh.size()).toArray(ObservableMeasurement[]::new)));
        }
    }

    synchronized void add(Supplier<MetricSnapshot> source) {
        sources.add(source);
    }

    /** What it counted stays; it itself is let go of. */
    synchronized MetricSnapshot retire(Supplier<MetricSnapshot> source) {
        MetricSnapshot last = source.get();
        if (sources.remove(source)) {
            addCounters(last, ofClosed);
        }
        return last;
    }

    void record(MetricDefinition histogram, Labels labels, double value, @Nullable SpanContext span) {
        DoubleHistogram instrument = histograms.get(histogram.name());
        if (instrument != null) {
            Context context =
                    span == null ? Context.current() : Context.current().with(Span.wrap(HostValues.context(span)));
            instrument.record(value, HostValues.attributes(labels), context);
        }
    }

    @Override
    public synchronized void close() {
        callbacks.forEach(BatchCallback::close);
        callbacks.clear();
        sources.clear();
    }

    /** Called by the host whenever it reads its metrics. */
    private synchronized void observe() {
        Map<SeriesKey, Double> now = new LinkedHashMap<>(ofClosed);
        for (Supplier<MetricSnapshot> source : sources) {
            MetricSnapshot snapshot = source.get();
            addCounters(snapshot, now);
            eachValue(snapshot, MetricKind.GAUGE, now::put);
        }
        now.forEach((series, value) -> {
            ObservableDoubleMeasurement measurement = observed.get(series.metric());
            if (measurement != null) {
                measurement.record(value, HostValues.attributes(series.labels()));
            }
        });
    }

    private static void addCounters(MetricSnapshot snapshot, Map<SeriesKey, Double> sums) {
        eachValue(snapshot, MetricKind.COUNTER, (series, value) -> sums.merge(series, value, Double::sum));
    }

    private static void eachValue(MetricSnapshot snapshot, MetricKind kind, ValueTaker taker) {
        for (MetricSnapshot.Metric metric : snapshot.metrics()) {
            for (MetricPoint point : metric.points()) {
                if (metric.definition().kind() == kind && point instanceof MetricPoint.Value value) {
                    taker.take(new SeriesKey(metric.definition().name(), value.labels()), value.value());
                }
            }
        }
    }

    private ObservableDoubleMeasurement observer(MetricDefinition definition) {
        return definition.kind() == MetricKind.COUNTER
                ? meter.counterBuilder(definition.name())
                        .ofDoubles()
                        .setUnit(definition.unit())
                        .setDescription(definition.description())
                        .buildObserver()
                : meter.gaugeBuilder(definition.name())
                        .setUnit(definition.unit())
                        .setDescription(definition.description())
                        .buildObserver();
    }

    private DoubleHistogram histogram(MetricDefinition definition) {
        return meter.histogramBuilder(definition.name())
                .setUnit(definition.unit())
                .setDescription(definition.description())
                .setExplicitBucketBoundariesAdvice(definition.bounds())
                .build();
    }

    private record SeriesKey(String metric, Labels labels) {}

    private interface ValueTaker {
        void take(SeriesKey series, double value);
    }
}
