package dev.loki.adapter.otlp.metric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.Counter;
import dev.loki.domain.metric.MetricDefinition;
import dev.loki.domain.metric.MetricFamily;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.MetricSnapshot;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import dev.loki.http.RetryClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodicMetricExporterTest {

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(Attributes.EMPTY, "1.2.3");
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private final MockWebServer server = new MockWebServer();
    private final List<ExportLoss> losses = new ArrayList<>();
    private final AtomicLong now = new AtomicLong(1_000);
    private final MetricRegistry registry = new MetricRegistry(now.get());
    private final Counter runs = registry.counter(MetricDefinition.counter("runs_total", "{run}", "Runs"))
            .with();

    @BeforeEach
    void start() throws IOException, InterruptedException {
        for (Thread ofTheTestBefore : threads()) {
            ofTheTestBefore.join();
        }
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
        MetricExporter exporter = exporter(Encoding.PROTOBUF, Temporality.CUMULATIVE, Duration.ofMillis(1));
        runs.increment();
        exporter.start();

        NumberDataPoint first = point(server.takeRequest(), Encoding.PROTOBUF);
        runs.increment();
        answer(200, 200); // not before, or all three may have been sent by now
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
    void aCollectorThatHangsIsGivenUpInTimeAndReported() {
        server.enqueue(new MockResponse.Builder()
                .onRequestStart(SocketEffect.Stall.INSTANCE)
                .build());
        MetricExporter exporter = exporter(Encoding.JSON, Temporality.CUMULATIVE, NEVER);
        exporter.start();
        runs.increment();

        ExportReport report = exporter.close(Duration.ofMillis(300));

        assertThat(report).isEqualTo(new ExportReport(0, 1, "the collector took too long"));
        assertThat(exporter.close(AMPLE)).isEqualTo(report);
    }

    @Test
    void aReadingThatIsTooLargeForTheCollectorIsSentInParts() throws Exception {
        MetricFamily<Counter> more = registry.counter(MetricDefinition.counter("more_total", "{run}", "More", "n"));
        List.of("a", "b", "c").forEach(label -> more.with(label).increment());
        runs.increment();
        server.enqueue(new MockResponse.Builder().code(413).build());
        server.enqueue(new MockResponse.Builder().build());
        server.enqueue(new MockResponse.Builder().build());
        MetricReadings readings = readings(Temporality.DELTA);

        readings.send();

        assertThat(readings.report()).isEqualTo(new ExportReport(4, 0, null));
        assertThat(List.of(points(server.takeRequest()), points(server.takeRequest()), points(server.takeRequest())))
                .containsExactly(4, 2, 2);
        assertThat(losses).isEmpty();
        readings.send();
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void theHalfOfADeltaThatWasNotTakenIsSentAgainBeforeAnythingNew() throws Exception {
        MetricFamily<Counter> more = registry.counter(MetricDefinition.counter("more_total", "{run}", "More", "n"));
        List.of("a", "b", "c").forEach(label -> more.with(label).increment());
        runs.increment();
        answer(413, 200, 400, 400, 200, 200);
        MetricReadings readings = readings(Temporality.DELTA);

        readings.send();
        assertThat(readings.report().exported()).isEqualTo(2);
        assertThat(readings.report().lost()).isEqualTo(2);
        more.with("c").increment();
        readings.send();
        assertThat(readings.report().lost()).isEqualTo(3);
        readings.send();
        assertThat(readings.report()).isEqualTo(new ExportReport(5, 0, null));
        readings.send();

        List<NumberDataPoint> whole = allPoints(server.takeRequest());
        List<NumberDataPoint> first = allPoints(server.takeRequest());
        List<NumberDataPoint> second = allPoints(server.takeRequest());
        assertThat(first).hasSize(2).isEqualTo(whole.subList(0, 2));
        assertThat(second).hasSize(2).isEqualTo(whole.subList(2, 4));
        assertThat(allPoints(server.takeRequest())).isEqualTo(second);
        assertThat(allPoints(server.takeRequest())).isEqualTo(second);
        assertThat(allPoints(server.takeRequest())).singleElement().satisfies(news -> {
            assertThat(news.getAsDouble()).isEqualTo(1);
            assertThat(news.getStartTimeUnixNano()).isEqualTo(second.get(0).getTimeUnixNano());
        });
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aPointThatIsTooLargeAloneIsNotSentAgain() {
        answer(413, 200);
        MetricReadings readings = readings(Temporality.DELTA);
        runs.increment();

        readings.send();
        readings.send();

        assertThat(losses).extracting(ExportLoss::cause).containsExactly(ExportLoss.Cause.TOO_LARGE);
        assertThat(server.getRequestCount()).isOne();
    }

    @Test
    void noRequestIsLargerThanItMayBe() throws Exception {
        MetricFamily<Counter> more = registry.counter(MetricDefinition.counter("more_total", "{run}", "More", "n"));
        for (int i = 0; i < 100; i++) {
            more.with("label " + i).increment();
        }
        for (int i = 0; i < 100; i++) {
            server.enqueue(new MockResponse.Builder().build());
        }
        OtlpConfig config = config(Encoding.PROTOBUF);
        OtlpSender sender = new OtlpSender(config, ORIGIN.version(), RetryClock.SYSTEM, new JacksonJsonReader());
        MetricReadings readings =
                new MetricReadings(this::read, Temporality.CUMULATIVE, ORIGIN, sender, losses::add, 1_000);

        readings.send();

        assertThat(readings.report()).isEqualTo(new ExportReport(101, 0, null));
        assertThat(server.getRequestCount()).isGreaterThan(5);
        for (int i = server.getRequestCount(); i > 0; i--) {
            assertThat(Objects.requireNonNull(server.takeRequest().getBody()).size())
                    .isLessThanOrEqualTo(1_000);
        }
    }

    @Test
    void whereNothingWasRecordedNothingIsSent() {
        MetricRegistry empty = new MetricRegistry(0);
        MetricExporter exporter = OtlpMetrics.to(
                sender(Encoding.JSON), ORIGIN, () -> empty.read(1), Temporality.DELTA, NEVER, loss -> {});
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
        return OtlpMetrics.to(sender(encoding), ORIGIN, this::read, temporality, interval, loss -> {});
    }

    private OtlpSender sender(Encoding encoding) {
        return new OtlpSender(config(encoding), ORIGIN.version(), RetryClock.SYSTEM, new JacksonJsonReader());
    }

    private MetricReadings readings(Temporality temporality) {
        OtlpConfig config = config(Encoding.PROTOBUF);
        OtlpSender sender = new OtlpSender(config, ORIGIN.version(), RetryClock.SYSTEM, new JacksonJsonReader());
        return new MetricReadings(this::read, temporality, ORIGIN, sender, losses::add, 4 << 20);
    }

    private MetricSnapshot read() {
        return registry.read(now.addAndGet(1_000));
    }

    private OtlpConfig config(Encoding encoding) {
        return OtlpConfig.forBase(Signal.METRICS, server.url("/").toString()).withEncoding(encoding);
    }

    private void answer(int... statuses) {
        for (int status : statuses) {
            server.enqueue(new MockResponse.Builder().code(status).build());
        }
    }

    private static int points(RecordedRequest request) throws IOException {
        return allPoints(request).size();
    }

    private static List<NumberDataPoint> allPoints(RecordedRequest request) throws IOException {
        byte[] body = Objects.requireNonNull(request.getBody()).toByteArray();
        return Protos.metrics(body, Encoding.PROTOBUF)
                .getResourceMetrics(0)
                .getScopeMetrics(0)
                .getMetricsList()
                .stream()
                .flatMap(metric -> metric.getSum().getDataPointsList().stream())
                .toList();
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
