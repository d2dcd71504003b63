package dev.loki.domain.metric;

import java.util.ArrayList;
import java.util.List;

/** What a series held when it was read. */
public sealed interface MetricPoint {

    Labels labels();

    /**
     * What was recorded after an earlier reading of the same series.
     *
     * @throws ClassCastException where that is no reading of the same series
     */
    MetricPoint minus(MetricPoint earlier);

    /** Of a counter or a gauge. */
    record Value(Labels labels, double value) implements MetricPoint {
        @Override
        public Value minus(MetricPoint earlier) {
            return new Value(labels, Math.max(0, value - ((Value) earlier).value));
        }
    }

    /**
     * Of a histogram.
     *
     * @param counts how many values fell into each range; not cumulative
     * @param sum of all values
     * @param exemplars at most one of each range, in their order
     */
    record Distribution(Labels labels, List<Long> counts, double sum, List<Exemplar> exemplars) implements MetricPoint {

        public Distribution {
            counts = List.copyOf(counts);
            exemplars = List.copyOf(exemplars);
        }

        /** How many values there were. */
        public long count() {
            return counts.stream().mapToLong(Long::longValue).sum();
        }

        @Override
        public Distribution minus(MetricPoint earlier) {
            Distribution before = (Distribution) earlier;
            List<Long> more = new ArrayList<>();
            for (int range = 0; range < counts.size(); range++) {
                more.add(counts.get(range) - before.counts.get(range));
            }
            List<Exemplar> newer = exemplars.stream()
                    .filter(exemplar -> !before.exemplars.contains(exemplar))
                    .toList();
            return new Distribution(labels, more, Math.max(0, sum - before.sum), newer);
        }
    }
}
