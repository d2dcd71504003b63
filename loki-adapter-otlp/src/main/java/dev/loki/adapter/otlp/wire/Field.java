package dev.loki.adapter.otlp.wire;

import java.nio.charset.StandardCharsets;

/**
 * The fields of OTLP's messages: their names in JSON and their numbers in protobuf, of which {@value #LAST_NUMBER} is the
 * highest.
 *
 * @see <a href="https://github.com/open-telemetry/opentelemetry-proto">opentelemetry-proto 1.x</a>
 */
public enum Field {
    // ExportTraceServiceRequest, ResourceSpans, ScopeSpans
    RESOURCE_SPANS("resourceSpans", 1),
    RESOURCE("resource", 1),
    SCOPE_SPANS("scopeSpans", 2),
    SCOPE("scope", 1),
    SPANS("spans", 2),

    // ExportMetricsServiceRequest, ResourceMetrics, ScopeMetrics
    RESOURCE_METRICS("resourceMetrics", 1),
    SCOPE_METRICS("scopeMetrics", 2),
    METRICS("metrics", 2),

    // ExportLogsServiceRequest, ResourceLogs, ScopeLogs
    RESOURCE_LOGS("resourceLogs", 1),
    SCOPE_LOGS("scopeLogs", 2),
    LOG_RECORDS("logRecords", 2),

    // Export*ServiceResponse, Export*PartialSuccess, google.rpc.Status
    PARTIAL_SUCCESS("partialSuccess", 1),
    REJECTED_SPANS("rejectedSpans", 1),
    REJECTED_POINTS("rejectedDataPoints", 1),
    REJECTED_RECORDS("rejectedLogRecords", 1),
    ERROR_MESSAGE("errorMessage", 2),
    RPC_CODE("code", 1),
    RPC_MESSAGE("message", 2),

    // Resource, InstrumentationScope, KeyValue, AnyValue, ArrayValue, KeyValueList
    RESOURCE_ATTRIBUTES("attributes", 1),
    RESOURCE_DROPPED_ATTRIBUTES("droppedAttributesCount", 2),
    SCOPE_NAME("name", 1),
    SCOPE_VERSION("version", 2),
    KEY("key", 1),
    VALUE("value", 2),
    STRING_VALUE("stringValue", 1),
    BOOL_VALUE("boolValue", 2),
    INT_VALUE("intValue", 3),
    DOUBLE_VALUE("doubleValue", 4),
    ARRAY_VALUE("arrayValue", 5),
    KEY_VALUE_LIST("kvlistValue", 6),
    BYTES_VALUE("bytesValue", 7),
    VALUES("values", 1),

    // Span
    TRACE_ID("traceId", 1),
    SPAN_ID("spanId", 2),
    TRACE_STATE("traceState", 3),
    PARENT_SPAN_ID("parentSpanId", 4),
    SPAN_NAME("name", 5),
    KIND("kind", 6),
    START("startTimeUnixNano", 7),
    END("endTimeUnixNano", 8),
    SPAN_ATTRIBUTES("attributes", 9),
    SPAN_DROPPED_ATTRIBUTES("droppedAttributesCount", 10),
    EVENTS("events", 11),
    DROPPED_EVENTS("droppedEventsCount", 12),
    LINKS("links", 13),
    DROPPED_LINKS("droppedLinksCount", 14),
    STATUS("status", 15),
    FLAGS("flags", 16),

    // Span.Event, Span.Link, Status
    EVENT_TIME("timeUnixNano", 1),
    EVENT_NAME("name", 2),
    EVENT_ATTRIBUTES("attributes", 3),
    EVENT_DROPPED_ATTRIBUTES("droppedAttributesCount", 4),
    LINK_TRACE_ID("traceId", 1),
    LINK_SPAN_ID("spanId", 2),
    LINK_TRACE_STATE("traceState", 3),
    LINK_ATTRIBUTES("attributes", 4),
    LINK_DROPPED_ATTRIBUTES("droppedAttributesCount", 5),
    LINK_FLAGS("flags", 6),
    STATUS_MESSAGE("message", 2),
    STATUS_CODE("code", 3),

    // LogRecord
    LOG_TIME("timeUnixNano", 1),
    SEVERITY("severityNumber", 2),
    BODY("body", 5),
    LOG_ATTRIBUTES("attributes", 6),
    LOG_DROPPED_ATTRIBUTES("droppedAttributesCount", 7),
    LOG_TRACE_ID("traceId", 9),
    LOG_SPAN_ID("spanId", 10),
    OBSERVED_TIME("observedTimeUnixNano", 11),
    LOG_EVENT_NAME("eventName", 12),

    // Metric, Gauge, Sum, Histogram, ExponentialHistogram, Summary
    METRIC_NAME("name", 1),
    DESCRIPTION("description", 2),
    UNIT("unit", 3),
    GAUGE("gauge", 5),
    SUM("sum", 7),
    HISTOGRAM("histogram", 9),
    EXPONENTIAL_HISTOGRAM("exponentialHistogram", 10),
    SUMMARY("summary", 11),
    DATA_POINTS("dataPoints", 1),
    TEMPORALITY("aggregationTemporality", 2),
    IS_MONOTONIC("isMonotonic", 3),

    // NumberDataPoint, HistogramDataPoint, ExponentialHistogramDataPoint, SummaryDataPoint, Exemplar
    POINT_START("startTimeUnixNano", 2),
    POINT_TIME("timeUnixNano", 3),
    AS_DOUBLE("asDouble", 4),
    AS_INT("asInt", 6),
    NUMBER_ATTRIBUTES("attributes", 7),
    NUMBER_FLAGS("flags", 8),
    COUNT("count", 4),
    HISTOGRAM_SUM("sum", 5),
    BUCKET_COUNTS("bucketCounts", 6),
    EXPLICIT_BOUNDS("explicitBounds", 7),
    EXEMPLARS("exemplars", 8),
    HISTOGRAM_ATTRIBUTES("attributes", 9),
    EXPONENTIAL_ATTRIBUTES("attributes", 1),
    SUMMARY_ATTRIBUTES("attributes", 7),
    HISTOGRAM_FLAGS("flags", 10),
    SUMMARY_FLAGS("flags", 8),
    EXEMPLAR_TIME("timeUnixNano", 2),
    EXEMPLAR_VALUE("asDouble", 3),
    EXEMPLAR_SPAN_ID("spanId", 4),
    EXEMPLAR_TRACE_ID("traceId", 5);

    static final int LAST_NUMBER = 16;

    private final String jsonName;

    @SuppressWarnings("ImmutableEnumChecker") // nobody writes into it
    private final byte[] json;

    private final int number;

    Field(String name, int number) {
        this.jsonName = name;
        this.json = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        this.number = number;
    }

    /** The name in JSON. */
    public String jsonName() {
        return jsonName;
    }

    /** What is wrong with a field: its name, and what it should hold. */
    public IllegalArgumentException expected(String content) {
        return new IllegalArgumentException(jsonName + ": expected " + content);
    }

    /** A comma, the name in quotes, and a colon. */
    byte[] json() {
        return json;
    }

    int number() {
        return number;
    }
}
