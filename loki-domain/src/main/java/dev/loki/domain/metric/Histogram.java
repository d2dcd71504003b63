package dev.loki.domain.metric;

import dev.loki.domain.trace.SpanContext;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** How many values fell into each range, and their sum. Its size does not depend on how many were recorded. */
public final class Histogram implements Series {

    /** A range's exemplar is replaced once it is this old, so that recording seldom makes a new one. */
    private static final long EXEMPLAR_NANOS = 1_000_000_000;

    private final Runnable onRefusal;
    private final Listener listener;
    private final double[] bounds;
    private final AtomicLongArray counts;
    private final AtomicReferenceArray<Exemplar> exemplars;
    private final DoubleAdder sum = new DoubleAdder();

    Histogram(List<Double> bounds, Runnable onRefusal, Listener listener) {
        this.onRefusal = onRefusal;
        this.listener = listener;
        this.bounds = bounds.stream().mapToDouble(Double::doubleValue).toArray();
        this.counts = new AtomicLongArray(bounds.size() + 1);
        this.exemplars = new AtomicReferenceArray<>(bounds.size() + 1);
    }

    /** Records a finite value that is not negative; anything else is passed over and counted as refused. */
    public void record(double value) {
        take(value, null);
    }

    /**
     * Records a value together with the span it was measured in, which is kept as the exemplar of its range where it is
     * sampled.
     *
     * @param epochNanos when
     */
    public void record(double value, SpanContext span, long epochNanos) {
        if (take(value, span) && span.sampled()) {
            keep(range(value), value, span, epochNanos);
        }
    }

    private boolean take(double value, @Nullable SpanContext span) {
        boolean fits = value >= 0 && value <= Double.MAX_VALUE;
        if (fits) {
            counts.incrementAndGet(range(value));
            sum.add(value);
            listener.recorded(value, span);
        } else {
            onRefusal.run();
        }
        return fits;
    }

    private void keep(int range, double value, SpanContext span, long epochNanos) {
        Exemplar last = exemplars.get(range);
        if (last == null || epochNanos - last.epochNanos() >= EXEMPLAR_NANOS) {
            exemplars.compareAndSet(range, last, new Exemplar(value, epochNanos, span));
        }
    }

    private int range(double value) {
        int range = 0;
        while (range < bounds.length && value > bounds[range]) {
            range++;
        }
        return range;
    }

    @Override
    public MetricPoint read(Labels labels) {
        List<Long> read = LongStream.range(0, counts.length())
                .mapToObj(range -> counts.get((int) range))
                .toList();
        List<Exemplar> kept = IntStream.range(0, exemplars.length())
                .mapToObj(exemplars::get)
                .filter(Objects::nonNull)
                .toList();
        return new MetricPoint.Distribution(labels, read, Math.min(sum.sum(), Double.MAX_VALUE), kept);
    }

    /** Told of what this one takes. */
    interface Listener {
        void recorded(double value, @Nullable SpanContext span);
    }
}
