package dev.loki.domain.metric;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a metric measures, and which labels tell its series apart.
 *
 * @param name as Prometheus knows it, with its unit, and {@code _total} at the end of a counter
 * @param unit as OpenTelemetry knows it (UCUM); one that a backend does not append to the name once more
 * @param description one line, without double quotes and backslashes
 * @param labels the names of the labels, in the order in which their values are given
 * @param bounds of a histogram: the upper, inclusive bounds of its ranges, ascending; beyond the last is one range more
 * @see <a href="https://prometheus.io/docs/concepts/data_model/">Prometheus, data model</a>
 */
public record MetricDefinition(
        String name, MetricKind kind, String unit, String description, List<String> labels, List<Double> bounds) {

    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern SENTENCE = Pattern.compile("[^\\p{Cntrl}\\p{Cs}\"\\\\]+");
    private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    /** @throws IllegalArgumentException where a name is none of Prometheus', a label comes twice, or bounds do not ascend */
    public MetricDefinition {
        labels = List.copyOf(labels);
        bounds = List.copyOf(bounds);
        require(NAME.matcher(name).matches(), name, "a name is made of letters, digits, _ and :");
        require(labels.stream().allMatch(LABEL.asMatchPredicate()), name, "a label is made of letters, digits and _");
        require(new HashSet<>(labels).size() == labels.size(), name, "a label must not come twice");
        require(
                SENTENCE.matcher(description).matches(),
                name,
                "a description is a line without quotes and backslashes");
        require(ascends(bounds), name, "bounds must be finite and ascend");
        require((kind == MetricKind.HISTOGRAM) != bounds.isEmpty(), name, "bounds are what a histogram has");
        require((kind == MetricKind.COUNTER) == name.endsWith("_total"), name, "_total is how a counter ends");
    }

    /** A sum that only grows; its name ends in {@code _total}. */
    public static MetricDefinition counter(String name, String unit, String description, String... labels) {
        return new MetricDefinition(name, MetricKind.COUNTER, unit, description, List.of(labels), List.of());
    }

    /** A value that goes up and down. */
    public static MetricDefinition gauge(String name, String unit, String description, String... labels) {
        return new MetricDefinition(name, MetricKind.GAUGE, unit, description, List.of(labels), List.of());
    }

    /** A distribution over the ranges that these bounds end. */
    public static MetricDefinition histogram(
            String name, String unit, String description, List<Double> bounds, String... labels) {
        return new MetricDefinition(name, MetricKind.HISTOGRAM, unit, description, List.of(labels), bounds);
    }

    private static boolean ascends(List<Double> bounds) {
        double last = Double.NEGATIVE_INFINITY;
        for (double bound : bounds) {
            if (!Double.isFinite(bound) || bound <= last) {
                return false;
            }
            last = bound;
        }
        return true;
    }

    private static void require(boolean isSo, String name, String rule) {
        if (!isSo) {
            throw new IllegalArgumentException("metric " + name + ": " + rule);
        }
    }
}
