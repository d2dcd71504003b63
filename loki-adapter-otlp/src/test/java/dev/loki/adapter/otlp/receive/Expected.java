package dev.loki.adapter.otlp.receive;

import com.google.protobuf.ByteString;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.domain.trace.Attributes;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** What a request of the authors' protos comes to, one line for each record. */
final class Expected {

    private Expected() {}

    static List<String> spans(ExportTraceServiceRequest request) {
        List<String> lines = new ArrayList<>();
        request.getResourceSpansList()
                .forEach(resource -> resource.getScopeSpansList().forEach(scope -> scope.getSpansList()
                        .forEach(span ->
                                lines.add(attributes(resource.getResource().getAttributesList(), 0) + " "
                                        + scope.getScope().getName() + " " + span(span)))));
        return lines;
    }

    private static String span(Span span) {
        String kind =
                span.getKindValue() == 0 ? "INTERNAL" : span.getKind().name().substring(10);
        return String.join(
                " ",
                hex(span.getTraceId()) + "/" + hex(span.getSpanId()) + "/" + isSampled(span.getFlags()),
                span.getParentSpanId().isEmpty() ? "null" : hex(span.getParentSpanId()),
                span.getName(),
                kind,
                span.getStartTimeUnixNano() + "-" + span.getEndTimeUnixNano(),
                attributes(span.getAttributesList(), span.getDroppedAttributesCount()),
                span.getStatus().getCode().name().substring(12)
                        + span.getStatus().getMessage(),
                span.getEventsList().stream()
                        .map(event -> event.getName()
                                + event.getTimeUnixNano()
                                + attributes(event.getAttributesList(), event.getDroppedAttributesCount()))
                        .toList()
                        .toString(),
                span.getLinksList().stream()
                        .map(link -> hex(link.getTraceId()) + "/" + hex(link.getSpanId()) + "/"
                                + isSampled(link.getFlags()) + attributes(link.getAttributesList(), 0))
                        .toList()
                        .toString());
    }

    /** A zero is not sent, and who says nothing of sampling has sampled. */
    private static boolean isSampled(int flags) {
        return flags == 0 || (flags & 1) != 0;
    }

    static List<String> logs(ExportLogsServiceRequest request) {
        List<String> lines = new ArrayList<>();
        request.getResourceLogsList()
                .forEach(resource -> resource.getScopeLogsList().forEach(scope -> scope.getLogRecordsList()
                        .forEach(log ->
                                lines.add(attributes(resource.getResource().getAttributesList(), 0) + " "
                                        + scope.getScope().getName() + " " + log(log)))));
        return lines;
    }

    private static String log(LogRecord log) {
        return String.join(
                " ",
                Long.toString(log.getTimeUnixNano() == 0 ? log.getObservedTimeUnixNano() : log.getTimeUnixNano()),
                Integer.toString(log.getSeverityNumberValue()),
                log.getEventName(),
                text(json(log.getBody())),
                attributes(log.getAttributesList(), log.getDroppedAttributesCount()),
                log.getTraceId().isEmpty() ? "null" : hex(log.getTraceId()),
                log.getSpanId().isEmpty() ? "null" : hex(log.getSpanId()));
    }

    static List<String> points(ExportMetricsServiceRequest request) {
        List<String> lines = new ArrayList<>();
        request.getResourceMetricsList().forEach(resource -> resource.getScopeMetricsList()
                .forEach(scope -> scope.getMetricsList().forEach(metric -> points(metric)
                        .forEach(point ->
                                lines.add(attributes(resource.getResource().getAttributesList(), 0) + " "
                                        + scope.getScope().getName() + " " + metric.getName() + " "
                                        + metric.getUnit() + " " + point)))));
        return lines;
    }

    private static List<String> points(Metric metric) {
        return switch (metric.getDataCase()) {
            case GAUGE ->
                metric.getGauge().getDataPointsList().stream()
                        .map(point -> "GAUGE CUMULATIVE false " + number(point))
                        .toList();
            case SUM ->
                metric.getSum().getDataPointsList().stream()
                        .map(point -> "COUNTER "
                                + metric.getSum()
                                        .getAggregationTemporality()
                                        .name()
                                        .substring(24)
                                + " " + metric.getSum().getIsMonotonic() + " " + number(point))
                        .toList();
            case HISTOGRAM ->
                metric.getHistogram().getDataPointsList().stream()
                        .map(point -> "HISTOGRAM "
                                + metric.getHistogram()
                                        .getAggregationTemporality()
                                        .name()
                                        .substring(24)
                                + " false " + point.getStartTimeUnixNano() + "-" + point.getTimeUnixNano() + " "
                                + attributes(point.getAttributesList(), 0) + " " + point.getSum() + " "
                                + point.getCount() + point.getBucketCountsList() + point.getExplicitBoundsList())
                        .toList();
            case EXPONENTIAL_HISTOGRAM ->
                metric.getExponentialHistogram().getDataPointsList().stream()
                        .map(point -> "HISTOGRAM "
                                + metric.getExponentialHistogram()
                                        .getAggregationTemporality()
                                        .name()
                                        .substring(24)
                                + " false 0-" + point.getTimeUnixNano() + " "
                                + attributes(point.getAttributesList(), 0) + " " + point.getSum() + " "
                                + point.getCount() + "[][]")
                        .toList();
            case SUMMARY ->
                metric.getSummary().getDataPointsList().stream()
                        .map(point -> "HISTOGRAM CUMULATIVE false 0-" + point.getTimeUnixNano() + " "
                                + attributes(point.getAttributesList(), 0) + " " + point.getSum() + " "
                                + point.getCount() + "[][]")
                        .toList();
            default -> List.of();
        };
    }

    private static String number(NumberDataPoint point) {
        double value = point.hasAsInt() ? point.getAsInt() : point.getAsDouble();
        return point.getStartTimeUnixNano() + "-" + point.getTimeUnixNano() + " "
                + attributes(point.getAttributesList(), 0) + " " + value + " ";
    }

    private static String attributes(List<KeyValue> pairs, int dropped) {
        Attributes.Builder attributes = Attributes.builder();
        for (KeyValue pair : pairs) {
            AnyValue value = pair.getValue();
            switch (value.getValueCase()) {
                case BOOL_VALUE -> attributes.put(pair.getKey(), value.getBoolValue());
                case INT_VALUE -> attributes.put(pair.getKey(), value.getIntValue());
                case DOUBLE_VALUE -> attributes.put(pair.getKey(), value.getDoubleValue());
                default -> {
                    if (json(value) instanceof JsonArray list
                            && list.elements().stream().allMatch(JsonString.class::isInstance)) {
                        attributes.put(
                                pair.getKey(),
                                list.elements().stream().map(Expected::text).toList());
                    } else {
                        attributes.put(pair.getKey(), text(json(value)));
                    }
                }
            }
        }
        return Lines.of(attributes.drop(dropped).build());
    }

    private static String text(JsonValue value) {
        if (value instanceof JsonString string) {
            return string.value();
        }
        return value instanceof JsonNull ? "" : VerbatimJson.stringify(value);
    }

    private static JsonValue json(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> new JsonString(value.getStringValue());
            case BOOL_VALUE -> JsonBoolean.of(value.getBoolValue());
            case INT_VALUE -> JsonNumber.parse(Long.toString(value.getIntValue()));
            case DOUBLE_VALUE ->
                Double.isFinite(value.getDoubleValue())
                        ? JsonNumber.of(value.getDoubleValue())
                        : new JsonString(Double.toString(value.getDoubleValue()));
            case BYTES_VALUE ->
                new JsonString(
                        Base64.getEncoder().encodeToString(value.getBytesValue().toByteArray()));
            case ARRAY_VALUE ->
                new JsonArray(value.getArrayValue().getValuesList().stream()
                        .map(Expected::json)
                        .toList());
            case KVLIST_VALUE -> {
                JsonObject.Builder object = JsonObject.builder();
                value.getKvlistValue()
                        .getValuesList()
                        .forEach(pair -> object.put(pair.getKey(), json(pair.getValue())));
                yield object.build();
            }
            default -> JsonNull.NULL;
        };
    }

    private static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }
}
