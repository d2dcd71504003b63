package dev.loki.adapter.otlp.receive;

import dev.loki.adapter.otlp.wire.Field;
import dev.loki.adapter.otlp.wire.Message;
import dev.loki.domain.metric.MetricKind;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The points of one metric. Of an exponential histogram and of a summary, the count and the sum are read only. A point
 * that says it has no value is passed over.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto/blob/main/opentelemetry/proto/metrics/v1/metrics.proto">metrics.proto</a>
 */
final class MetricDecoder {

    private static final int MOST_RANGES = 10_000;
    private static final long NO_VALUE_FLAG = 1;
    private static final List<String> TEMPORALITIES = List.of(
            "AGGREGATION_TEMPORALITY_UNSPECIFIED",
            "AGGREGATION_TEMPORALITY_DELTA",
            "AGGREGATION_TEMPORALITY_CUMULATIVE");

    private final Message metric;
    private final TelemetrySource source;
    private final Texts texts;
    private final String name;
    private final String unit;

    MetricDecoder(Message metric, TelemetrySource source, Texts texts) {
        this.metric = metric;
        this.source = source;
        this.texts = texts;
        this.name = metric.text(Field.METRIC_NAME);
        this.unit = metric.text(Field.UNIT);
    }

    /** Takes the points of whichever kind the metric is of; one without points is of no kind. */
    void takePoints(Records<DataPoint> points, String where) {
        for (Shape shape : Shape.values()) {
            metric.message(shape.field)
                    .ifPresent(data -> points.take(
                            data,
                            Field.DATA_POINTS,
                            where + shape.field.jsonName() + ".",
                            (point, place) -> (point.integer(shape.flags) & NO_VALUE_FLAG) != 0
                                    ? Optional.empty()
                                    : Optional.of(point(shape, data, point))));
        }
    }

    private DataPoint point(Shape shape, Message data, Message point) {
        return new DataPoint(
                source,
                name,
                unit,
                shape.kind,
                shape.hasTemporality ? temporality(data) : Temporality.CUMULATIVE,
                shape == Shape.SUM && data.bool(Field.IS_MONOTONIC),
                SpanDecoder.time(point, Field.POINT_START),
                SpanDecoder.time(point, Field.POINT_TIME),
                attributes(shape, point),
                shape.isNumber ? number(point) : point.real(Field.HISTOGRAM_SUM),
                shape.isNumber ? null : distribution(shape, point));
    }

    private Attributes attributes(Shape shape, Message point) {
        return AttributeDecoder.attributes(point, shape.attributes, texts);
    }

    private static Temporality temporality(Message data) {
        return switch (data.choice(Field.TEMPORALITY, TEMPORALITIES)) {
            case 1 -> Temporality.DELTA;
            case 2 -> Temporality.CUMULATIVE;
            default -> throw Field.TEMPORALITY.expected("1 for delta or 2 for cumulative");
        };
    }

    private static double number(Message point) {
        return point.has(Field.AS_INT) ? (double) point.fixed64(Field.AS_INT) : point.real(Field.AS_DOUBLE);
    }

    private static DataPoint.@Nullable Distribution distribution(Shape shape, Message point) {
        long count = point.fixed64(Field.COUNT);
        if (count < 0) {
            throw Field.COUNT.expected("a count of at most 63 bits");
        }
        return shape == Shape.HISTOGRAM
                ? new DataPoint.Distribution(
                        count,
                        point.fixed64s(Field.BUCKET_COUNTS, MOST_RANGES),
                        point.reals(Field.EXPLICIT_BOUNDS, MOST_RANGES))
                : new DataPoint.Distribution(count, List.of(), List.of());
    }

    /** What a metric may be. */
    private enum Shape {
        GAUGE(Field.GAUGE, MetricKind.GAUGE, true, false, Field.NUMBER_ATTRIBUTES, Field.NUMBER_FLAGS),
        SUM(Field.SUM, MetricKind.COUNTER, true, true, Field.NUMBER_ATTRIBUTES, Field.NUMBER_FLAGS),
        HISTOGRAM(
                Field.HISTOGRAM, MetricKind.HISTOGRAM, false, true, Field.HISTOGRAM_ATTRIBUTES, Field.HISTOGRAM_FLAGS),
        EXPONENTIAL(
                Field.EXPONENTIAL_HISTOGRAM,
                MetricKind.HISTOGRAM,
                false,
                true,
                Field.EXPONENTIAL_ATTRIBUTES,
                Field.HISTOGRAM_FLAGS),
        SUMMARY(Field.SUMMARY, MetricKind.HISTOGRAM, false, false, Field.SUMMARY_ATTRIBUTES, Field.SUMMARY_FLAGS);

        private final Field field;
        private final MetricKind kind;
        private final boolean isNumber;
        private final boolean hasTemporality;
        private final Field attributes;
        private final Field flags;

        Shape(Field field, MetricKind kind, boolean isNumber, boolean hasTemporality, Field attributes, Field flags) {
            this.field = field;
            this.kind = kind;
            this.isNumber = isNumber;
            this.hasTemporality = hasTemporality;
            this.attributes = attributes;
            this.flags = flags;
        }
    }
}
