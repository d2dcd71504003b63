package dev.loki.domain.metric;

import java.util.List;
import java.util.Locale;

/**
 * A snapshot as text that Prometheus scrapes. Immutable.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 * @see <a href="https://prometheus.io/docs/specs/om/open_metrics_spec/">OpenMetrics 1.0</a>
 */
public enum PrometheusText {
    /** Prometheus' own format, which every version reads. Knows no exemplars. */
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8"),
    /** OpenMetrics 1.0, with exemplars. */
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

    private static final String TOTAL = "_total";

    private final String contentType;

    PrometheusText(String contentType) {
        this.contentType = contentType;
    }

    /** The format that fits an {@code Accept} header: OpenMetrics for those who name it. */
    public static PrometheusText accepted(String accept) {
        return accept.toLowerCase(Locale.ROOT).contains("application/openmetrics-text") ? OPEN_METRICS : PROMETHEUS;
    }

    /** The {@code Content-Type} of the text. */
    public String contentType() {
        return contentType;
    }

    /**
     * Writes the text.
     *
     * @param snapshot cumulative, as Prometheus wants it
     */
    public String write(MetricSnapshot snapshot) {
        if (snapshot.temporality() != Temporality.CUMULATIVE) {
            throw new IllegalArgumentException("Prometheus reads cumulative metrics only");
        }
        StringBuilder out = new StringBuilder();
        for (MetricSnapshot.Metric metric : snapshot.metrics()) {
            writeHead(metric.definition(), out);
            metric.points().forEach(point -> writePoint(metric.definition(), point, out));
        }
        return (isOpen() ? out.append("# EOF\n") : out).toString();
    }

    private void writeHead(MetricDefinition definition, StringBuilder out) {
        String name = definition.name();
        String family = isOpen() && name.endsWith(TOTAL) ? name.substring(0, name.length() - TOTAL.length()) : name;
        out.append("# HELP ").append(family).append(' ').append(definition.description());
        out.append("\n# TYPE ").append(family).append(' ');
        out.append(definition.kind().name().toLowerCase(Locale.ROOT)).append('\n');
    }

    private void writePoint(MetricDefinition definition, MetricPoint point, StringBuilder out) {
        if (point instanceof MetricPoint.Value value) {
            new SampleLine(definition.name(), point.labels(), out).end(value.value());
        } else if (point instanceof MetricPoint.Distribution distribution) {
            writeBuckets(definition, distribution, out);
            new SampleLine(definition.name() + "_sum", point.labels(), out).end(distribution.sum());
            new SampleLine(definition.name() + "_count", point.labels(), out).end((double) distribution.count());
        }
    }

    private void writeBuckets(MetricDefinition definition, MetricPoint.Distribution distribution, StringBuilder out) {
        List<Double> bounds = definition.bounds();
        long sofar = 0;
        for (int range = 0; range <= bounds.size(); range++) {
            sofar += distribution.counts().get(range);
            double bound = range < bounds.size() ? bounds.get(range) : Double.POSITIVE_INFINITY;
            double above = range == 0 ? Double.NEGATIVE_INFINITY : bounds.get(range - 1);
            SampleLine line = new SampleLine(definition.name() + "_bucket", distribution.labels(), out)
                    .label("le", bound == Double.POSITIVE_INFINITY ? "+Inf" : Double.toString(bound))
                    .value((double) sofar);
            if (isOpen()) {
                distribution.exemplars().stream()
                        .filter(exemplar -> exemplar.value() > above && exemplar.value() <= bound)
                        .findFirst()
                        .ifPresent(line::exemplar);
            }
            line.end();
        }
    }

    private boolean isOpen() {
        return this == OPEN_METRICS;
    }
}
