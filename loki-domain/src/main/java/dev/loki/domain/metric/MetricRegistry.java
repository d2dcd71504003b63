package dev.loki.domain.metric;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** The metrics of one process. Thread-safe. */
public final class MetricRegistry {

    /** Counts the values that a metric passed over because it cannot hold them, such as NaN. */
    public static final MetricDefinition REFUSED = MetricDefinition.counter(
            "loki_metric_values_refused_total", "{value}", "Values that no metric can hold, such as NaN");

    private final long startEpochNanos;
    private final HistogramListener listener;
    private final Runnable onRefusal;
    private final Map<String, MetricFamily<?>> families = new LinkedHashMap<>();
    private final List<Runnable> gauges = new ArrayList<>();
    private final AtomicLong lastRead;

    /** @param startEpochNanos when recording began, from which on all sums count */
    public MetricRegistry(long startEpochNanos) {
        this(startEpochNanos, HistogramListener.NONE);
    }

    /** @param listener told what histograms record */
    public MetricRegistry(long startEpochNanos, HistogramListener listener) {
        this.startEpochNanos = startEpochNanos;
        this.listener = listener;
        this.lastRead = new AtomicLong(startEpochNanos);
        MetricFamily<Counter> refused = add(REFUSED, MetricKind.COUNTER, labels -> new Counter(() -> {}));
        this.onRefusal = () -> refused.with().increment();
    }

    /**
     * Makes a counter.
     *
     * @throws IllegalArgumentException where the name is taken, or the definition is not of a counter
     */
    public MetricFamily<Counter> counter(MetricDefinition definition) {
        return add(definition, MetricKind.COUNTER, labels -> new Counter(onRefusal));
    }

    /**
     * Makes a gauge.
     *
     * @throws IllegalArgumentException where the name is taken, or the definition is not of a gauge
     */
    public MetricFamily<Gauge> gauge(MetricDefinition definition) {
        return add(definition, MetricKind.GAUGE, labels -> new Gauge(onRefusal));
    }

    /**
     * Makes a histogram.
     *
     * @throws IllegalArgumentException where the name is taken, or the definition is not of a histogram
     */
    public MetricFamily<Histogram> histogram(MetricDefinition definition) {
        return add(
                definition,
                MetricKind.HISTOGRAM,
                labels -> new Histogram(
                        definition.bounds(),
                        onRefusal,
                        (value, span) -> listener.recorded(definition, labels, value, span)));
    }

    /** Has gauges whose value somebody else holds set by this before each reading; what it throws reaches the reader. */
    public synchronized void beforeReading(Runnable setsGauges) {
        gauges.add(setsGauges);
    }

    /** Of every metric, whether it has a series or not. */
    public List<MetricDefinition> definitions() {
        return families().stream()
                .<MetricDefinition>map(MetricFamily::definition)
                .toList();
    }

    /**
     * What every series holds, since recording began.
     *
     * @param epochNanos when; a time before the last reading, or the start, is taken as that one
     */
    public MetricSnapshot read(long epochNanos) {
        long now = lastRead.accumulateAndGet(epochNanos, Math::max);
        callbacks().forEach(Runnable::run);
        List<MetricSnapshot.Metric> metrics = new ArrayList<>();
        for (MetricFamily<?> family : families()) {
            List<MetricPoint> points = family.read();
            if (!points.isEmpty()) {
                metrics.add(new MetricSnapshot.Metric(family.definition(), points));
            }
        }
        return new MetricSnapshot(Temporality.CUMULATIVE, startEpochNanos, now, metrics);
    }

    private synchronized List<Runnable> callbacks() {
        return List.copyOf(gauges);
    }

    private synchronized List<MetricFamily<?>> families() {
        return List.copyOf(families.values());
    }

    private synchronized <S extends Series> MetricFamily<S> add(
            MetricDefinition definition, MetricKind kind, Function<Labels, S> factory) {
        if (definition.kind() != kind || families.containsKey(definition.name())) {
            throw new IllegalArgumentException(
                    definition.name() + ": expected a " + kind + " of a name that is not yet taken");
        }
        MetricFamily<S> family = new MetricFamily<>(definition, factory);
        families.put(definition.name(), family);
        return family;
    }
}
