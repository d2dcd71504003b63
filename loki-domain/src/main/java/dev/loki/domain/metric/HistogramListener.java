package dev.loki.domain.metric;

import dev.loki.domain.trace.SpanContext;
import org.jspecify.annotations.Nullable;

/** Told of every value that a histogram takes, on the thread that records it. */
@FunctionalInterface
public interface HistogramListener {

    /** Listens to nothing. */
    HistogramListener NONE = (histogram, labels, value, span) -> {};

    /**
     * A value was recorded.
     *
     * @param labels of the series
     * @param value finite and not negative
     * @param span that it was measured in; null where that was not said
     */
    void recorded(MetricDefinition histogram, Labels labels, double value, @Nullable SpanContext span);
}
