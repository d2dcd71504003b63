package dev.loki.domain.metric;

import java.util.List;

/**
 * The labels of one series.
 *
 * @param names in the order of the metric's definition
 * @param values as many
 */
public record Labels(List<String> names, List<String> values) {

    /**
     * Of the series that takes what is recorded under new labels once a metric has all the series it may have.
     *
     * @see <a href="https://opentelemetry.io/docs/specs/otel/metrics/sdk/#overflow-attribute">OpenTelemetry, overflow attribute</a>
     */
    public static final Labels OVERFLOW = new Labels(List.of("otel.metric.overflow"), List.of("true"));

    public Labels {
        names = List.copyOf(names);
        values = List.copyOf(values);
        if (names.size() != values.size()) {
            throw new IllegalArgumentException("expected a value for each of " + names + ", found " + values.size());
        }
    }
}
