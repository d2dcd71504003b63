package dev.loki.adapter.otlp.wire;

import static dev.loki.adapter.otlp.wire.Protos.attributes;
import static dev.loki.adapter.otlp.wire.Protos.hex;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.metric.OtlpMetricRules;
import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricFamily;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.TraceId;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MetricRequestTest {

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(
            Attributes.builder().put("service.name", "loki-mode").build(), "1.2.3");

    private final MetricRegistry registry = new MetricRegistry(1_000);

    @ParameterizedTest
    @EnumSource
    void aCounterIsAMonotonicSumFromItsStart(Encoding encoding) throws IOException {
        registry.counter(MetricDefinition.counter("tokens_total", "{token}", "Tokens", "model"))
                .with("é\"")
                .add(2.5);

        Metric metric = only(registry.read(2_000), encoding);

        assertThat(List.of(metric.getName(), metric.getUnit(), metric.getDescription()))
                .containsExactly("tokens_total", "{token}", "Tokens");
        assertThat(metric.getSum().getIsMonotonic()).isTrue();
        assertThat(metric.getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        NumberDataPoint point = metric.getSum().getDataPoints(0);
        assertThat(point.getAsDouble()).isEqualTo(2.5);
        assertThat(point.getStartTimeUnixNano()).isEqualTo(1_000);
        assertThat(point.getTimeUnixNano()).isEqualTo(2_000);
        assertThat(attributes(point.getAttributesList())).isEqualTo(Map.of("model", "é\""));
    }

    @ParameterizedTest
    @EnumSource
    void aDeltaSaysSoAndBeginsWithTheReadingBefore(Encoding encoding) throws IOException {
        MetricFamily<Counter> family = registry.counter(MetricDefinition.counter("tokens_total", "{token}", "Tokens"));
        increment(family);
        MetricSnapshot before = registry.read(2_000);
        increment(family);

        Metric metric = only(registry.read(3_000).minus(before), encoding);

        assertThat(metric.getSum().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA);
        assertThat(metric.getSum().getDataPoints(0).getStartTimeUnixNano()).isEqualTo(2_000);
        assertThat(metric.getSum().getDataPoints(0).getAsDouble()).isOne();
    }

    @ParameterizedTest
    @EnumSource
    void aGaugeHasNoTemporality(Encoding encoding) throws IOException {
        registry.gauge(MetricDefinition.gauge("agents", "{agent}", "Agents"))
                .with()
                .set(-3);

        assertThat(only(registry.read(2_000), encoding)
                        .getGauge()
                        .getDataPoints(0)
                        .getAsDouble())
                .isEqualTo(-3);
    }

    @ParameterizedTest
    @EnumSource
    void aHistogramHasItsCountsBoundsSumAndExemplars(Encoding encoding) throws IOException {
        SpanContext span = new SpanContext(new TraceId(1, 2), new SpanId(3), true);
        var histogram = registry.histogram(
                        MetricDefinition.histogram("wait_seconds", "s", "Wait", List.of(0.5, 5.0), "gate"))
                .with("g");
        histogram.record(0.25);
        histogram.record(300, span, 1_500);

        Metric metric = only(registry.read(2_000), encoding);

        assertThat(metric.getHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
        assertThat(point.getCount()).isEqualTo(2);
        assertThat(point.getSum()).isEqualTo(300.25);
        assertThat(point.getBucketCountsList()).containsExactly(1L, 0L, 1L);
        assertThat(point.getExplicitBoundsList()).containsExactly(0.5, 5.0);
        assertThat(attributes(point.getAttributesList())).isEqualTo(Map.of("gate", "g"));
        assertThat(point.getExemplarsList()).singleElement().satisfies(exemplar -> {
            assertThat(exemplar.getAsDouble()).isEqualTo(300);
            assertThat(exemplar.getTimeUnixNano()).isEqualTo(1_500);
            assertThat(hex(exemplar.getTraceId())).isEqualTo(span.traceId().hex());
            assertThat(hex(exemplar.getSpanId())).isEqualTo(span.spanId().hex());
        });
    }

    @ParameterizedTest
    @EnumSource
    void theSeriesForAllOthersIsMarkedAsOpenTelemetrySays(Encoding encoding) throws IOException {
        MetricFamily<Counter> family =
                registry.counter(MetricDefinition.counter("tokens_total", "{token}", "Tokens", "model"));
        for (int i = 0; i < MetricFamily.MAX_SERIES; i++) {
            increment(family, "model-" + i);
        }

        List<NumberDataPoint> points =
                only(registry.read(2_000), encoding).getSum().getDataPointsList();

        assertThat(points).hasSize(MetricFamily.MAX_SERIES);
        assertThat(attributes(points.get(MetricFamily.MAX_SERIES - 1).getAttributesList()))
                .isEqualTo(Map.of("otel.metric.overflow", true));
    }

    private static void increment(MetricFamily<Counter> family, String... labels) {
        family.with(List.of(labels)).increment();
    }

    private static Metric only(MetricSnapshot snapshot, Encoding encoding) throws IOException {
        byte[] request = MetricRequest.write(snapshot, ORIGIN, encoding);
        if (encoding == Encoding.JSON) {
            OtlpMetricRules.check(request);
        }
        ResourceMetrics sent = Protos.metrics(request, encoding).getResourceMetrics(0);
        assertThat(attributes(sent.getResource().getAttributesList())).isEqualTo(Map.of("service.name", "loki-mode"));
        assertThat(sent.getScopeMetrics(0).getScope().getVersion()).isEqualTo("1.2.3");
        assertThat(sent.getScopeMetrics(0).getMetricsList()).hasSize(1);
        return sent.getScopeMetrics(0).getMetrics(0);
    }
}
