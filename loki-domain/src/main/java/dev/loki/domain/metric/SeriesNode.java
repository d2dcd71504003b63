package dev.loki.domain.metric;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A tree of series by the values of their labels, one level for each label, which is read without a lock. */
final class SeriesNode<S> {

    private static final SeriesNode<?> NOWHERE = new SeriesNode<>();

    private final Map<String, SeriesNode<S>> next = new ConcurrentHashMap<>();
    private volatile @Nullable S series;

    @Nullable
    S series() {
        return series;
    }

    /** The node below this value; where there is none, one without a series. */
    SeriesNode<S> next(String value) {
        SeriesNode<S> node = next.get(value);
        return node == null ? nowhere() : node;
    }

    /** Enters a series; called by one thread at a time. */
    void put(List<String> values, S newSeries) {
        SeriesNode<S> node = this;
        for (String value : values) {
            node = node.next.computeIfAbsent(value, any -> new SeriesNode<>());
        }
        node.series = newSeries;
    }

    @SuppressWarnings("unchecked") // it is always empty
    private static <S> SeriesNode<S> nowhere() {
        return (SeriesNode<S>) NOWHERE;
    }
}
