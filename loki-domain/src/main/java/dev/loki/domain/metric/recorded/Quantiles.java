package dev.loki.domain.metric.recorded;

import dev.loki.domain.telemetry.DataPoint.Distribution;
import java.util.List;
import java.util.OptionalDouble;

/** Quantiles of a histogram, estimated as if values lay evenly in each range. */
final class Quantiles {

    private Quantiles() {}

    /**
     * Below which value this part of all values lies: where that is beyond the last bound, the last bound. Empty where
     * there are no values, or no ranges.
     *
     * @param part from 0 to 1
     * @see <a href="https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile">Prometheus,
     *     histogram_quantile</a>
     */
    static OptionalDouble of(Distribution distribution, double part) {
        List<Double> bounds = distribution.bounds();
        long all = distribution.counts().stream().mapToLong(Long::longValue).sum();
        if (bounds.isEmpty() || all <= 0) {
            return OptionalDouble.empty();
        }
        double rank = part * all;
        double before = 0;
        for (int range = 0; range < bounds.size(); range++) {
            long here = distribution.counts().get(range);
            if (here > 0 && before + here >= rank) {
                double to = bounds.get(range);
                double from = range > 0 ? bounds.get(range - 1) : Math.min(0, to);
                return OptionalDouble.of(from + (to - from) * (rank - before) / here);
            }
            before += here;
        }
        return OptionalDouble.of(bounds.get(bounds.size() - 1));
    }
}
