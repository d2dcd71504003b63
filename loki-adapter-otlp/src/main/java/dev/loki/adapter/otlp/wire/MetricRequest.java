package dev.loki.adapter.otlp.wire;

import dev.loki.domain.metric.Exemplar;
import dev.loki.domain.metric.Labels;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricPoint;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;

/**
 * An ExportMetricsServiceRequest. At most {@value dev.loki.domain.metric.MetricFamily#MAX_SERIES} points of each metric
 * keep it far below what a collector takes. Not thread-safe.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto">metrics.proto</a>
 */
public final class MetricRequest {

    private static final Attributes OVERFLOW =
            Attributes.builder().put(Labels.OVERFLOW.names().get(0), true).build();

    private final Wire out;
    private final MetricSnapshot snapshot;

    private MetricRequest(Wire out, MetricSnapshot snapshot) {
        this.out = out;
        this.snapshot = snapshot;
    }

    /** The whole request. */
    public static byte[] write(MetricSnapshot snapshot, TelemetryOrigin origin, Encoding encoding) {
        Wire out = encoding.wire();
        out.openList(Field.RESOURCE_METRICS);
        out.openItem(Field.RESOURCE_METRICS);
        Attribution.writeOrigin(origin, out);
        out.openList(Field.SCOPE_METRICS);
        out.openItem(Field.SCOPE_METRICS);
        Attribution.writeScope(origin, out);
        out.openList(Field.METRICS);
        snapshot.metrics().forEach(new MetricRequest(out, snapshot)::writeMetric);
        return out.encoded().toBytes();
    }

    private void writeMetric(MetricSnapshot.Metric metric) {
        MetricDefinition definition = metric.definition();
        out.openItem(Field.METRICS);
        out.text(Field.METRIC_NAME, definition.name());
        out.text(Field.DESCRIPTION, definition.description());
        out.text(Field.UNIT, definition.unit());
        switch (definition.kind()) {
            case GAUGE -> out.open(Field.GAUGE);
            case COUNTER -> {
                out.open(Field.SUM);
                out.int32(Field.TEMPORALITY, temporality());
                out.bool(Field.IS_MONOTONIC, true);
            }
            case HISTOGRAM -> {
                out.open(Field.HISTOGRAM);
                out.int32(Field.TEMPORALITY, temporality());
            }
        }
        out.openList(Field.DATA_POINTS);
        metric.points().forEach(point -> writePoint(definition, point));
        out.closeList();
        out.close();
        out.close();
    }

    private void writePoint(MetricDefinition definition, MetricPoint point) {
        out.openItem(Field.DATA_POINTS);
        out.fixed64(Field.POINT_START, snapshot.startEpochNanos());
        out.fixed64(Field.POINT_TIME, snapshot.epochNanos());
        if (point instanceof MetricPoint.Value value) {
            writeLabels(point.labels(), Field.NUMBER_ATTRIBUTES);
            out.real(Field.AS_DOUBLE, value.value());
        } else if (point instanceof MetricPoint.Distribution distribution) {
            writeLabels(point.labels(), Field.HISTOGRAM_ATTRIBUTES);
            out.fixed64(Field.COUNT, distribution.count());
            out.real(Field.HISTOGRAM_SUM, distribution.sum());
            out.fixed64s(Field.BUCKET_COUNTS, distribution.counts());
            out.reals(Field.EXPLICIT_BOUNDS, definition.bounds());
            writeExemplars(distribution);
        }
        out.close();
    }

    private void writeLabels(Labels labels, Field field) {
        Attributes.Builder attributes = Attributes.builder();
        for (int i = 0; i < labels.names().size(); i++) {
            attributes.put(labels.names().get(i), labels.values().get(i));
        }
        Attribution.write(labels.equals(Labels.OVERFLOW) ? OVERFLOW : attributes.build(), field, out);
    }

    private void writeExemplars(MetricPoint.Distribution distribution) {
        out.openList(Field.EXEMPLARS);
        for (Exemplar exemplar : distribution.exemplars()) {
            out.openItem(Field.EXEMPLARS);
            out.fixed64(Field.EXEMPLAR_TIME, exemplar.epochNanos());
            out.real(Field.EXEMPLAR_VALUE, exemplar.value());
            out.id(Field.EXEMPLAR_SPAN_ID, exemplar.span().spanId());
            out.id(Field.EXEMPLAR_TRACE_ID, exemplar.span().traceId());
            out.close();
        }
        out.closeList();
    }

    private int temporality() {
        return snapshot.temporality() == Temporality.DELTA ? 1 : 2;
    }
}
