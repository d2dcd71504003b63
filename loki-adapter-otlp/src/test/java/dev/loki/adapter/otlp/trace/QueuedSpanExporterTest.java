package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.http.RetryClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.ExportLoss.Cause;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.testing.FreePort;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the exporter does where its collector is not well. */
class QueuedSpanExporterTest {

    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final ExportLimits DEFAULT = ExportLimits.DEFAULT;

    private final Collector collector = new Collector();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private final List<ExportLoss> losses = new CopyOnWriteArrayList<>();

    /** Of the test before, one that was broken off may not have ended yet. */
    @BeforeEach
    void awaitNoThread() throws InterruptedException {
        for (Thread thread : exporterThreads()) {
            thread.join();
        }
    }

    @AfterEach
    void stop() {
        collector.close();
    }

    @Test
    void aFullBatchLeavesWithoutPatience() throws InterruptedException {
        SpanExporter exporter = exporter(new ExportLimits(10, 2, Duration.ofDays(1)), config());

        exporter.export(Spans.numbered(1));
        exporter.export(Spans.numbered(2));

        assertThat(collector.awaitRequest()).isNotNull();
        assertThat(exporter.close(AMPLE).exported()).isEqualTo(2);
    }

    @Test
    void aLonelySpanLeavesAfterAWhile() throws InterruptedException {
        SpanExporter exporter = exporter(new ExportLimits(10, 5, Duration.ofMillis(1)), config());

        exporter.export(Spans.numbered(1));

        assertThat(collector.awaitRequest()).isNotNull();
        assertThat(exporter.close(AMPLE).exported()).isOne();
    }

    @Test
    void configuredHeadersAreSent() throws InterruptedException {
        export(config().withHeaders(Map.of("api-key", "hunter2", "content-type", "text/plain")), 1);

        RecordedRequest request = collector.awaitRequest();
        assertThat(request.getHeaders().get("api-key")).isEqualTo("hunter2");
        assertThat(collector.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 502, 503, 504})
    void whatMayPassIsSentAgainAfterTheWaitAskedFor(int status) {
        collector.answer(new MockResponse.Builder()
                .code(status)
                .addHeader("Retry-After", "20")
                .build());

        assertThat(export(config(), 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(waits).containsExactly(Duration.ofSeconds(20));
        assertThat(collector.received()).hasSize(3);
    }

    @Test
    void aCollectorThatIsAwayForAMinuteCostsNothing() {
        for (int i = 0; i < 12; i++) {
            collector.answer(503, "");
        }

        assertThat(export(config(), 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(waited()).isBetween(Duration.ofSeconds(30), Duration.ofMinutes(2));
        assertThat(collector.received()).hasSize(3);
        assertThat(losses).isEmpty();
    }

    @Test
    void aCollectorThatStaysAwayIsGivenUpAfterTheTimeThatIsSet() {
        for (int i = 0; i < 1_000; i++) {
            collector.answer(503, "");
        }

        ExportReport report = export(config().withPatience(Duration.ofSeconds(20)), 3);

        String trouble = "collector " + origin() + ": answered 503";
        assertThat(report).isEqualTo(new ExportReport(0, 3, trouble));
        assertThat(waited()).isBetween(Duration.ofSeconds(10), Duration.ofSeconds(20));
        assertThat(losses).containsExactly(new ExportLoss(Signal.TRACES, Cause.UNREACHABLE, 3, trouble));
    }

    @Test
    void aDateToRetryAfterIsObeyed() {
        collector.answer(new MockResponse.Builder()
                .code(429)
                .addHeader("Retry-After", "Thu, 01 Jan 1970 00:01:30 GMT")
                .build());

        assertThat(export(config(), 3)).isEqualTo(new ExportReport(3, 0, null));
        assertThat(waits).containsExactly(Duration.ofSeconds(90));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308, 400, 401, 404, 500, 501})
    void otherAnswersAreLossAndNeverRetried(int status) {
        collector.answer(new MockResponse.Builder()
                .code(status)
                .addHeader("Location", "/tenant/v1/traces")
                .addHeader("Retry-After", "1")
                .body("hunter2")
                .build());

        ExportReport report = export(config(), 3);

        assertThat(report).isEqualTo(new ExportReport(0, 3, "collector " + origin() + ": answered " + status));
        assertThat(collector.requestCount()).isOne();
        assertThat(losses).extracting(ExportLoss::cause).containsExactly(Cause.REFUSED);
    }

    @Test
    void aRequestThatIsTooLargeForTheCollectorIsSentInParts() {
        for (int i = 0; i < 4; i++) {
            collector.answer(413, "");
        }

        ExportReport report = export(config(), 5);

        // 5, then 3, then 2 and 1 of those; what is refused alone is lost
        assertThat(report).isEqualTo(new ExportReport(4, 1, "collector " + origin() + ": answered 413"));
        assertThat(collector.received()).extracting(Span::name).containsExactly("span 2", "span 3", "span 4", "span 5");
        assertThat(losses).extracting(ExportLoss::cause).containsExactly(Cause.TOO_LARGE);
    }

    @Test
    void rejectedSpansAreLossAndNeverRetried() {
        String message = "bad key hunter2\\n\\u001b[31m" + "x".repeat(500);
        collector.answer(
                200, "{\"partialSuccess\":{\"rejectedSpans\":\"2\",\"errorMessage\":\"" + message + "\"},\"new\":1}");

        ExportReport report = export(config().withHeaders(Map.of("api-key", "hunter2")), 3);

        assertThat(report.exported()).isOne();
        assertThat(report.lost()).isEqualTo(2);
        assertThat(report.trouble())
                .startsWith("collector " + origin() + ": rejected 2 spans: bad key *** [31mxxx")
                .hasSizeLessThan(300);
        assertThat(collector.requestCount()).isOne();
    }

    @Test
    void aMessageWithoutRejectionIsAWarning() {
        collector.answer(200, "{\"partialSuccess\":{\"rejectedSpans\":0,\"errorMessage\":\"use gzip\"}}");

        assertThat(export(config(), 3))
                .isEqualTo(new ExportReport(3, 0, "collector " + origin() + ": warned: use gzip"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html><body>Welcome</body></html>",
                "{",
                "[]",
                "null",
                "{\"partialSuccess\":null}",
                "{\"partialSuccess\":{}}",
                "{\"partialSuccess\":{\"rejectedSpans\":\"many\"}}",
                "{\"partialSuccess\":{\"rejectedSpans\":-5}}"
            })
    void anAnswerOf200ThatSaysNothingIsSuccess(String body) {
        collector.answer(200, body);

        assertThat(export(config(), 3)).isEqualTo(new ExportReport(3, 0, null));
    }

    @Test
    void moreRejectedThanSentIsAllOfThem() {
        collector.answer(200, "{\"partialSuccess\":{\"rejectedSpans\":\"9223372036854775807\"}}");

        assertThat(export(config(), 3))
                .isEqualTo(new ExportReport(0, 3, "collector " + origin() + ": rejected 3 spans"));
    }

    @Test
    void anAnswerWithoutEndIsReadUpToACap() {
        collector.answer(200, " ".repeat(8 << 20));

        assertThat(export(config(), 3)).isEqualTo(new ExportReport(3, 0, null));
    }

    @Test
    void aRefusedPortIsLossWithItsReason() throws Exception {
        int port = FreePort.find();

        ExportReport report = export(OtlpConfig.forBase(Signal.TRACES, "http://127.0.0.1:" + port), 3);

        assertThat(report)
                .isEqualTo(new ExportReport(0, 3, "collector http://127.0.0.1:" + port + ": connection refused"));
        assertThat(waits).hasSizeGreaterThan(10);
    }

    @Test
    void closeEndsACallThatHangs() throws InterruptedException {
        collector.pause();
        SpanExporter exporter = exporter(new ExportLimits(10, 1, AMPLE), config().withTimeout(Duration.ofDays(1)));
        exporter.export(Spans.numbered(1));
        collector.awaitRequest();
        exporter.export(Spans.numbered(2));

        ExportReport report = exporter.close(Duration.ofMillis(100));

        assertThat(report).isEqualTo(new ExportReport(0, 2, "the collector took too long"));
        assertThat(losses).allMatch(loss -> loss.cause() == Cause.CLOSED);
        assertThat(losses.stream().mapToLong(ExportLoss::items).sum()).isEqualTo(2);
        assertThat(exporter.close(AMPLE)).isEqualTo(report);
        awaitNoThread();
    }

    @Test
    void aFailureIsTheReasonAlsoWhereTimeRunsOutBeforeTheNextAttempt() throws InterruptedException {
        collector.answer(new MockResponse.Builder()
                .code(503)
                .addHeader("Retry-After", "20")
                .build());
        CountDownLatch waiting = new CountDownLatch(1);
        SpanExporter exporter = exporter(new ExportLimits(10, 1, AMPLE), config(), new NoWaiting() {
            @Override
            public void sleep(Duration duration) throws InterruptedException {
                waiting.countDown();
                new CountDownLatch(1).await();
            }
        });
        exporter.export(Spans.numbered(1));
        waiting.await();

        assertThat(exporter.close(Duration.ofMillis(100)))
                .isEqualTo(new ExportReport(0, 1, "collector " + origin() + ": answered 503"));
    }

    @Test
    void spansThatFindTheQueueFullAreDroppedAndCounted() throws InterruptedException {
        collector.pause();
        SpanExporter exporter = exporter(new ExportLimits(10, 1, AMPLE), config());
        exporter.export(Spans.numbered(1));
        collector.awaitRequest();
        for (int i = 2; i <= 14; i++) {
            exporter.export(Spans.numbered(i));
        }
        collector.resume();

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(11, 3, "the queue was full"));
        assertThat(losses).containsExactly(new ExportLoss(Signal.TRACES, Cause.QUEUE_FULL, 3, "the queue was full"));
        assertThat(collector.received().get(10).name()).isEqualTo("span 11");
    }

    @Test
    void spansAfterTheCloseAreToldOfAndChangeNoReport() {
        SpanExporter exporter = exporter(DEFAULT, config());
        exporter.export(Spans.numbered(1));
        ExportReport report = exporter.close(AMPLE);

        exporter.export(Spans.numbered(2));
        exporter.export(Spans.numbered(3), AMPLE);

        ExportLoss late = new ExportLoss(Signal.TRACES, Cause.CLOSED, 1, "spans came after the close");
        assertThat(losses).containsExactly(late, late);
        assertThat(exporter.close(AMPLE)).isEqualTo(report).isEqualTo(new ExportReport(1, 0, null));
        assertThat(exporterThreads()).isEmpty();
    }

    @Test
    void oneSpanTooLargeForAnyRequestCostsNoOther() {
        SpanExporter exporter = exporter(DEFAULT, config());
        exporter.export(Spans.numbered(1));
        exporter.export(Spans.with("x".repeat(5 << 20), Attributes.EMPTY, 1));
        exporter.export(Spans.numbered(2));

        ExportReport report = exporter.close(AMPLE);

        assertThat(report).isEqualTo(new ExportReport(2, 1, "a span was larger than 4194304 bytes"));
    }

    @Test
    void thereIsNoThreadBeforeTheFirstSpanAndADaemonAfterIt() {
        SpanExporter exporter = exporter(DEFAULT, config());
        assertThat(exporterThreads()).isEmpty();

        exporter.export(Spans.numbered(1));

        assertThat(exporterThreads()).hasSize(1).allMatch(Thread::isDaemon);
        exporter.close(AMPLE);
        assertThat(exporterThreads()).isEmpty();
    }

    private static List<Thread> exporterThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("loki-otlp-traces"))
                .toList();
    }

    private ExportReport export(OtlpConfig config, int spans) {
        SpanExporter exporter = exporter(DEFAULT, config);
        for (int i = 1; i <= spans; i++) {
            exporter.export(Spans.numbered(i));
        }
        return exporter.close(AMPLE);
    }

    private SpanExporter exporter(ExportLimits limits, OtlpConfig config) {
        return exporter(limits, config, new NoWaiting());
    }

    private SpanExporter exporter(ExportLimits limits, OtlpConfig config, RetryClock clock) {
        OtlpSender sender = new OtlpSender(config, Spans.ORIGIN.version(), clock, new JacksonJsonReader());
        TraceRequest request = new TraceRequest(Spans.ORIGIN, config.encoding(), OtlpTraces.MAX_REQUEST_BYTES);
        return new QueuedSpanExporter(limits, sender, request, losses::add);
    }

    private OtlpConfig config() {
        return OtlpConfig.forBase(Signal.TRACES, collector.base());
    }

    private String origin() {
        return config().endpoint().toString();
    }

    private Duration waited() {
        return waits.stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** A clock by which nothing takes time but to wait, which it only writes down. */
    private class NoWaiting implements RetryClock {

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return waited().toNanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            waits.add(duration);
        }
    }
}
