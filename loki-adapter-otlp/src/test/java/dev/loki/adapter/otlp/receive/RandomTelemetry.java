package dev.loki.adapter.otlp.receive;

import com.google.protobuf.ByteString;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.ArrayValue;
import io.opentelemetry.proto.common.v1.InstrumentationScope;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.common.v1.KeyValueList;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.logs.v1.ResourceLogs;
import io.opentelemetry.proto.logs.v1.ScopeLogs;
import io.opentelemetry.proto.logs.v1.SeverityNumber;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogram;
import io.opentelemetry.proto.metrics.v1.ExponentialHistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Gauge;
import io.opentelemetry.proto.metrics.v1.Histogram;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.metrics.v1.ScopeMetrics;
import io.opentelemetry.proto.metrics.v1.Sum;
import io.opentelemetry.proto.metrics.v1.Summary;
import io.opentelemetry.proto.metrics.v1.SummaryDataPoint;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Requests as others might send them, made by the protos of OTLP's authors. */
final class RandomTelemetry {

    private static final List<String> TEXTS =
            List.of("", "a", "service.name", "é\"\\\n\u0000", "\uD83D\uDE00", "x".repeat(200));

    private final Random random;

    RandomTelemetry(long seed) {
        this.random = new Random(seed);
    }

    ExportTraceServiceRequest traces() {
        return ExportTraceServiceRequest.newBuilder()
                .addAllResourceSpans(some(() -> ResourceSpans.newBuilder()
                        .setResource(resource())
                        .addAllScopeSpans(some(() -> ScopeSpans.newBuilder()
                                .setScope(scope())
                                .addAllSpans(some(this::span))
                                .build()))
                        .build()))
                .build();
    }

    ExportMetricsServiceRequest metrics() {
        return ExportMetricsServiceRequest.newBuilder()
                .addAllResourceMetrics(some(() -> ResourceMetrics.newBuilder()
                        .setResource(resource())
                        .addAllScopeMetrics(some(() -> ScopeMetrics.newBuilder()
                                .setScope(scope())
                                .addAllMetrics(some(this::metric))
                                .build()))
                        .build()))
                .build();
    }

    ExportLogsServiceRequest logs() {
        return ExportLogsServiceRequest.newBuilder()
                .addAllResourceLogs(some(() -> ResourceLogs.newBuilder()
                        .setResource(resource())
                        .addAllScopeLogs(some(() -> ScopeLogs.newBuilder()
                                .setScope(scope())
                                .addAllLogRecords(some(this::log))
                                .build()))
                        .build()))
                .build();
    }

    private Span span() {
        long start = time();
        Span.Builder span = Span.newBuilder()
                .setTraceId(id(16))
                .setSpanId(id(8))
                .setTraceState(text())
                .setName(text())
                .setKindValue(random.nextInt(6))
                .setStartTimeUnixNano(start)
                .setEndTimeUnixNano(start + random.nextInt(1_000_000_000))
                .addAllAttributes(attributes())
                .setDroppedAttributesCount(random.nextInt(3))
                .setStatus(Status.newBuilder().setCodeValue(random.nextInt(3)).setMessage(text()))
                .addAllEvents(some(() -> Span.Event.newBuilder()
                        .setName(text())
                        .setTimeUnixNano(time())
                        .addAllAttributes(attributes())
                        .build()))
                .addAllLinks(some(() -> Span.Link.newBuilder()
                        .setTraceId(id(16))
                        .setSpanId(id(8))
                        .setFlags(1 + random.nextInt(1000))
                        .addAllAttributes(attributes())
                        .build()));
        if (random.nextBoolean()) {
            span.setParentSpanId(id(8)).setFlags(random.nextInt() | 2);
        }
        return span.build();
    }

    private LogRecord log() {
        LogRecord.Builder log = LogRecord.newBuilder()
                .setTimeUnixNano(random.nextBoolean() ? time() : 0)
                .setObservedTimeUnixNano(time())
                .setSeverityNumber(SeverityNumber.forNumber(random.nextInt(25)))
                .setSeverityText(text())
                .addAllAttributes(attributes())
                .setDroppedAttributesCount(random.nextInt(3))
                .setFlags(random.nextInt())
                .setEventName(text());
        if (random.nextBoolean()) {
            log.setBody(value(3)).setTraceId(id(16)).setSpanId(id(8));
        }
        return log.build();
    }

    private Metric metric() {
        Metric.Builder metric =
                Metric.newBuilder().setName(text()).setUnit(text()).setDescription(text());
        switch (random.nextInt(6)) {
            case 0 -> metric.setGauge(Gauge.newBuilder().addAllDataPoints(some(this::number)));
            case 1 ->
                metric.setSum(Sum.newBuilder()
                        .addAllDataPoints(some(this::number))
                        .setIsMonotonic(random.nextBoolean())
                        .setAggregationTemporality(temporality()));
            case 2 ->
                metric.setHistogram(Histogram.newBuilder()
                        .addAllDataPoints(some(this::histogram))
                        .setAggregationTemporality(temporality()));
            case 3 ->
                metric.setExponentialHistogram(ExponentialHistogram.newBuilder()
                        .addAllDataPoints(some(() -> ExponentialHistogramDataPoint.newBuilder()
                                .addAllAttributes(attributes())
                                .setTimeUnixNano(time())
                                .setCount(random.nextInt(100))
                                .setSum(real())
                                .setScale(-3)
                                .build()))
                        .setAggregationTemporality(temporality()));
            case 4 ->
                metric.setSummary(Summary.newBuilder().addAllDataPoints(some(() -> SummaryDataPoint.newBuilder()
                        .addAllAttributes(attributes())
                        .setTimeUnixNano(time())
                        .setCount(random.nextInt(100))
                        .setSum(real())
                        .build())));
            default -> {
                // a metric of no kind
            }
        }
        return metric.build();
    }

    private NumberDataPoint number() {
        NumberDataPoint.Builder point = NumberDataPoint.newBuilder()
                .addAllAttributes(attributes())
                .setStartTimeUnixNano(time())
                .setTimeUnixNano(time());
        return (random.nextBoolean() ? point.setAsInt(random.nextInt()) : point.setAsDouble(real())).build();
    }

    private HistogramDataPoint histogram() {
        int bounds = random.nextInt(4);
        return HistogramDataPoint.newBuilder()
                .addAllAttributes(attributes())
                .setStartTimeUnixNano(time())
                .setTimeUnixNano(time())
                .setCount(random.nextInt(100))
                .setSum(real())
                .addAllBucketCounts(
                        IntStream.rangeClosed(0, bounds).mapToObj(i -> (long) i).toList())
                .addAllExplicitBounds(
                        IntStream.range(0, bounds).mapToObj(i -> i + 0.5).toList())
                .build();
    }

    private AggregationTemporality temporality() {
        return random.nextBoolean()
                ? AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA
                : AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE;
    }

    private Resource resource() {
        return Resource.newBuilder().addAllAttributes(attributes()).build();
    }

    private InstrumentationScope scope() {
        return InstrumentationScope.newBuilder().setName(text()).build();
    }

    private List<KeyValue> attributes() {
        return some(() -> KeyValue.newBuilder()
                .setKey("k" + random.nextInt(4))
                .setValue(value(3))
                .build());
    }

    private AnyValue value(int depth) {
        AnyValue.Builder value = AnyValue.newBuilder();
        return switch (random.nextInt(depth == 0 ? 6 : 8)) {
            case 0 -> value.setStringValue(text()).build();
            case 1 -> value.setBoolValue(random.nextBoolean()).build();
            case 2 -> value.setIntValue(random.nextLong()).build();
            case 3 -> value.setDoubleValue(real()).build();
            case 4 -> value.setBytesValue(id(random.nextInt(5))).build();
            case 5 -> value.build();
            case 6 ->
                value.setArrayValue(ArrayValue.newBuilder().addAllValues(some(() -> value(depth - 1))))
                        .build();
            default ->
                value.setKvlistValue(KeyValueList.newBuilder().addAllValues(some(() -> KeyValue.newBuilder()
                                .setKey("k" + random.nextInt(4))
                                .setValue(value(depth - 1))
                                .build())))
                        .build();
        };
    }

    private <T> List<T> some(Supplier<T> maker) {
        List<T> items = new ArrayList<>();
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            items.add(maker.get());
        }
        return items;
    }

    private double real() {
        return switch (random.nextInt(6)) {
            case 0 -> Double.NaN;
            case 1 -> Double.NEGATIVE_INFINITY;
            case 2 -> 1e300;
            case 3 -> Double.MIN_VALUE;
            default -> random.nextGaussian() * 1e6;
        };
    }

    private long time() {
        return 1_771_668_000_000_000_001L + random.nextInt();
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private ByteString id(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return ByteString.copyFrom(bytes);
    }
}
