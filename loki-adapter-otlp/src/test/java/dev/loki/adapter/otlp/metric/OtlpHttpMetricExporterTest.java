package dev.loki.adapter.otlp.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.http.Signal;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.JacksonReader;
import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import dev.loki.http.RetryClock;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.trace.ExportReport;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtlpHttpMetricExporterTest {

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(Attributes.EMPTY, "1.2.3");
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final MockWebServer server = new MockWebServer();
    private final AtomicLong now = new AtomicLong(1_000);
    private final MetricRegistry registry = new MetricRegistry(now.get());
    private final Counter runs = registry.counter(MetricDefinition.counter("runs_total", "{run}", "Runs"))
            .with();

    @BeforeEach
    void start() throws IOException {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void whatMetricsHoldIsSentAtTheClose(Encoding encoding) throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        MetricExporter exporter = exporter(encoding, Temporality.CUMULATIVE, NEVER);
        exporter.start();
        runs.add(3);

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(1, 0, null));

        RecordedRequest request = server.takeRequest();
        assertThat(request.getRequestLine()).isEqualTo("POST /v1/metrics HTTP/1.1");
        assertThat(request.getHeaders().get("Content-Type")).isEqualTo(encoding.contentType());
        assertThat(point(request, encoding).getAsDouble()).isEqualTo(3);
    }

    @Test
    void whatMetricsHoldIsSentEachInterval() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().build());
        MetricExporter exporter = exporter(Encoding.PROTOBUF, Temporality.CUMULATIVE, Duration.ofMillis(1));
        runs.increment();
        exporter.start();

        NumberDataPoint first = point(server.takeRequest(), Encoding.PROTOBUF);
        runs.increment();
        server.takeRequest();
        NumberDataPoint third = point(server.takeRequest(), Encoding.PROTOBUF);
        exporter.close(Duration.ZERO);

        assertThat(first.getAsDouble()).isEqualTo(1);
        assertThat(third.getAsDouble()).isEqualTo(2);
        assertThat(third.getStartTimeUnixNano()).isEqualTo(first.getStartTimeUnixNano());
        assertThat(third.getTimeUnixNano()).isGreaterThan(first.getTimeUnixNano());
    }

    @Test
    void aDeltaThatWasNotTakenIsPartOfTheNext() throws Exception {
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().code(400).build());
        server.enqueue(new MockResponse.Builder().build());
        MetricReadings readings = readings(Temporality.DELTA);
        runs.add(1);
        readings.send();
        runs.add(2);
        readings.send();
        runs.add(4);
        readings.send();

        NumberDataPoint first = point(server.takeRequest(), Encoding.PROTOBUF);
        NumberDataPoint refused = point(server.takeRequest(), Encoding.PROTOBUF);
        NumberDataPoint third = point(server.takeRequest(), Encoding.PROTOBUF);
        assertThat(List.of(first.getAsDouble(), refused.getAsDouble(), third.getAsDouble()))
                .containsExactly(1.0, 2.0, 6.0);
        assertThat(first.getStartTimeUnixNano()).isEqualTo(1_000);
        assertThat(third.getStartTimeUnixNano()).isEqualTo(first.getTimeUnixNano());
    }

    @Test
    void aCollectorThatRefusesIsReported() {
        server.enqueue(new MockResponse.Builder().code(400).build());
        MetricExporter exporter = exporter(Encoding.JSON, Temporality.CUMULATIVE, NEVER);
        exporter.start();
        runs.increment();

        ExportReport report = exporter.close(AMPLE);

        assertThat(report.exported()).isZero();
        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.trouble()).contains("answered 400");
    }

    @Test
    void whereNothingWasRecordedNothingIsSent() {
        MetricRegistry empty = new MetricRegistry(0);
        MetricExporter exporter = OtlpMetrics.http(
                config(Encoding.JSON), ORIGIN, new JacksonReader(), () -> empty.read(1), Temporality.DELTA, NEVER);
        exporter.start();

        assertThat(exporter.close(AMPLE)).isEqualTo(ExportReport.NOTHING);
        assertThat(server.getRequestCount()).isZero();
    }

    @Test
    void thereIsNoThreadBeforeTheStartNorAfterTheEnd() {
        server.enqueue(new MockResponse.Builder().build());
        MetricExporter exporter = exporter(Encoding.JSON, Temporality.CUMULATIVE, NEVER);
        assertThat(threads()).isEmpty();

        exporter.start();
        exporter.start();
        assertThat(threads()).hasSize(1).allMatch(Thread::isDaemon);

        exporter.close(AMPLE);
        exporter.start();
        assertThat(threads()).isEmpty();
    }

    private MetricExporter exporter(Encoding encoding, Temporality temporality, Duration interval) {
        return OtlpMetrics.http(config(encoding), ORIGIN, new JacksonReader(), this::read, temporality, interval);
    }

    private MetricReadings readings(Temporality temporality) {
        OtlpConfig config = config(Encoding.PROTOBUF);
        OtlpSender sender = new OtlpSender(config, ORIGIN.version(), RetryClock.SYSTEM, new JacksonReader());
        return new MetricReadings(this::read, temporality, ORIGIN, config.encoding(), sender);
    }

    private MetricSnapshot read() {
        return registry.read(now.addAndGet(1_000));
    }

    private OtlpConfig config(Encoding encoding) {
        return OtlpConfig.forBase(Signal.METRICS, server.url("/").toString()).withEncoding(encoding);
    }

    private static NumberDataPoint point(RecordedRequest request, Encoding encoding) throws IOException {
        byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
        if (encoding == Encoding.JSON) {
            OtlpMetricRules.check(body);
        }
        return Protos.metrics(body, encoding)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetrics(0)
                .getSum()
                .getDataPoints(0);
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("loki-otlp-metrics"))
                .toList();
    }
}
