package dev.loki.adapter.otlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.adapter.otlp.metric.OtlpMetrics;
import dev.loki.adapter.otlp.trace.ExportLimits;
import dev.loki.adapter.otlp.trace.OtlpTraces;
import dev.loki.adapter.otlp.wire.Encoded;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.Protos;
import dev.loki.adapter.otlp.wire.TelemetryOrigin;
import dev.loki.domain.metric.LokiMetrics;
import dev.loki.domain.metric.MetricRegistry;
import dev.loki.domain.metric.Temporality;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.ports.metric.MetricExporter;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import io.opentelemetry.proto.metrics.v1.AggregationTemporality;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.metrics.v1.NumberDataPoint;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the original's export of traces and metrics does wrong, and this one does not. */
class FaultsOfTheOriginalTest {

    private static final TelemetryOrigin ORIGIN = new TelemetryOrigin(Attributes.EMPTY, "1.2.3");
    private static final Duration AMPLE = Duration.ofMinutes(1);
    private static final Duration NEVER = Duration.ofDays(1);
    private static final long START = 1_000;

    private final AtomicLong now = new AtomicLong(START);
    private final MetricRegistry registry = new MetricRegistry(START);
    private final LokiMetrics metrics = LokiMetrics.in(registry);
    private final List<ExportLoss> losses = new CopyOnWriteArrayList<>();

    @Test
    void histogramsAreResetButDeclaredCumulative() throws Exception {
        Recorder recorder = new Recorder(Signal.METRICS);
        MetricExporter exporter = exporting(recorder, Duration.ofMillis(1));
        metrics.taskDuration().with().record(2);
        exporter.start();
        recorder.await();
        metrics.taskDuration().with().record(20);
        recorder.await();
        exporter.close(AMPLE);

        Metric metric = recorder.lastMetrics().get("loki_task_duration_seconds");
        HistogramDataPoint point = metric.getHistogram().getDataPoints(0);
        assertThat(metric.getHistogram().getAggregationTemporality())
                .isEqualTo(AggregationTemporality.AGGREGATION_TEMPORALITY_CUMULATIVE);
        assertThat(point.getCount()).isEqualTo(2);
        assertThat(point.getSum()).isEqualTo(22);
        assertThat(point.getBucketCountsList().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void pointsHaveNoStart() throws IOException {
        metrics.taskDuration().with().record(2);
        metrics.tokens().with("opus", "worker").add(5);
        now.set(5_000);
        Recorder recorder = exported();

        assertThat(recorder.lastMetrics()
                        .get("loki_task_duration_seconds")
                        .getHistogram()
                        .getDataPoints(0))
                .extracting(HistogramDataPoint::getStartTimeUnixNano, HistogramDataPoint::getTimeUnixNano)
                .containsExactly(START, 5_000L);
        assertThat(recorder.lastMetrics()
                        .get("loki_tokens_consumed_total")
                        .getSum()
                        .getDataPoints(0))
                .extracting(NumberDataPoint::getStartTimeUnixNano, NumberDataPoint::getTimeUnixNano)
                .containsExactly(START, 5_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, -1, 0x1p63, -0.0, 0.5})
    void oneOddNumberMakesABatchVanish(double odd) throws IOException {
        metrics.tokens().with("opus", "worker").add(5);
        metrics.tokens().with("odd", "worker").add(odd);
        metrics.taskDuration().with().record(odd);
        metrics.councilApprovalRate().with().set(odd);
        Recorder recorder = exported();

        assertThat(losses).isEmpty();
        assertThat(recorder.lastMetrics()
                        .get("loki_tokens_consumed_total")
                        .getSum()
                        .getDataPointsList())
                .allMatch(point -> Double.isFinite(point.getAsDouble()) && point.getAsDouble() >= 0)
                .anyMatch(point -> point.getAsDouble() == 5);
        boolean refused = !Double.isFinite(odd) || odd < 0;
        assertThat(recorder.lastMetrics().containsKey(MetricRegistry.REFUSED.name()))
                .isEqualTo(refused);
    }

    @Test
    void aClockThatGoesBackMakesPointsThatEndBeforeTheyBegin() throws IOException {
        metrics.tokens().with("opus", "worker").add(5);
        now.set(START - 500);

        NumberDataPoint point = exported()
                .lastMetrics()
                .get("loki_tokens_consumed_total")
                .getSum()
                .getDataPoints(0);
        assertThat(point.getTimeUnixNano()).isGreaterThanOrEqualTo(point.getStartTimeUnixNano());
    }

    @Test
    void theStatusOfAnAnswerIsNeverRead() {
        Recorder refusing = new Recorder(Signal.TRACES);
        refusing.refuse();
        SpanExporter exporter = exporter(refusing, ExportLimits.DEFAULT);
        exporter.export(span(1, null));

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(0, 1, "answered 400"));
        assertThat(losses).containsExactly(new ExportLoss(Signal.TRACES, ExportLoss.Cause.REFUSED, 1, "answered 400"));
    }

    @Test
    void theQueueIsEmptiedBeforeSendingSoThatWhatComesMeanwhileIsLost() throws InterruptedException {
        Recorder recorder = new Recorder(Signal.TRACES);
        recorder.hang();
        SpanExporter exporter = exporter(recorder, new ExportLimits(2048, 1, NEVER));
        exporter.export(span(1, null));
        recorder.await();
        LongStream.rangeClosed(2, 1_000).forEach(number -> exporter.export(span(number, null)));
        recorder.resume();

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(1_000, 0, null));
    }

    @Test
    void theLastBatchIsLostAtTheExit() {
        Recorder recorder = new Recorder(Signal.TRACES);
        SpanExporter exporter = exporter(recorder, new ExportLimits(2048, 100, NEVER));
        LongStream.rangeClosed(1, 7).forEach(number -> exporter.export(span(number, null)));

        assertThat(exporter.close(AMPLE).exported()).isEqualTo(7);
        assertThat(recorder.spans()).hasSize(7);
    }

    @Test
    void fortyThreePercentOfSpansArriveAndNoneHasAParent() {
        Recorder recorder = new Recorder(Signal.TRACES);
        SpanExporter exporter = exporter(recorder, ExportLimits.DEFAULT);
        List<Span> sent = new ArrayList<>();
        for (long number = 1; number <= 2_000; number++) {
            sent.add(span(number, number == 1 ? null : new SpanId(number / 2)));
        }
        sent.forEach(exporter::export);
        exporter.close(AMPLE);

        assertThat(recorder.spans())
                .usingRecursiveFieldByFieldElementComparator()
                .containsExactlyElementsOf(sent);
    }

    @Test
    void metricsAreNotExportedUnlessSomebodyAsks() throws Exception {
        Recorder recorder = new Recorder(Signal.METRICS);
        metrics.tokens().with("opus", "worker").add(5);
        MetricExporter exporter = exporting(recorder, Duration.ofMillis(1));
        exporter.start();

        recorder.await();
        recorder.await();
        assertThat(exporter.close(AMPLE).lost()).isZero();
    }

    @Test
    void memoryGrowsWithWhatWaits() throws InterruptedException {
        Recorder recorder = new Recorder(Signal.TRACES);
        recorder.hang();
        SpanExporter exporter = exporter(recorder, new ExportLimits(2048, 1, NEVER));
        exporter.export(span(1, null));
        recorder.await();
        LongStream.rangeClosed(2, 100_000).forEach(number -> exporter.export(span(number, null)));
        recorder.resume();

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(2_049, 97_951, "the queue was full"));
        assertThat(losses.stream().mapToLong(ExportLoss::items).sum()).isEqualTo(97_951);
    }

    @Test
    void seriesGrowWithoutEnd() throws IOException {
        for (int i = 0; i < 10_000; i++) {
            metrics.findings().with("detector " + i + " \uD800").increment();
        }

        List<NumberDataPoint> points = exported()
                .lastMetrics()
                .get("loki_scan_findings_total")
                .getSum()
                .getDataPointsList();
        assertThat(points).hasSize(1_000);
        assertThat(points.stream().mapToDouble(NumberDataPoint::getAsDouble).sum())
                .isEqualTo(10_000);
    }

    /** One reading, at the close. */
    private Recorder exported() {
        Recorder recorder = new Recorder(Signal.METRICS);
        MetricExporter exporter = exporting(recorder, NEVER);
        exporter.start();
        assertThat(exporter.close(AMPLE).trouble()).isNull();
        return recorder;
    }

    private MetricExporter exporting(Receiver receiver, Duration interval) {
        return OtlpMetrics.to(
                receiver, ORIGIN, () -> registry.read(now.get()), Temporality.CUMULATIVE, interval, losses::add);
    }

    private SpanExporter exporter(Receiver receiver, ExportLimits limits) {
        return OtlpTraces.to(receiver, ORIGIN, limits, losses::add);
    }

    private static Span span(long number, @Nullable SpanId parent) {
        return new Span(
                new SpanContext(new TraceId(1, 2), new SpanId(number), true),
                parent,
                "span " + number,
                SpanKind.INTERNAL,
                number,
                number + 1,
                Attributes.EMPTY,
                SpanStatus.OK);
    }

    /** Takes requests as protobuf, and reads them with the protos of OTLP's authors. */
    private static final class Recorder implements Receiver {

        private final Signal signal;
        private final ConcurrentLinkedQueue<byte[]> requests = new ConcurrentLinkedQueue<>();
        private final LinkedBlockingQueue<Integer> arrivals = new LinkedBlockingQueue<>();
        private volatile CountDownLatch open = new CountDownLatch(0);
        private volatile boolean refusing;

        Recorder(Signal signal) {
            this.signal = signal;
        }

        void refuse() {
            refusing = true;
        }

        void hang() {
            open = new CountDownLatch(1);
        }

        void resume() {
            open.countDown();
        }

        void await() throws InterruptedException {
            arrivals.take();
        }

        Map<String, Metric> lastMetrics() throws IOException {
            byte[] last = new byte[0];
            for (byte[] request : requests) {
                last = request;
            }
            Map<String, Metric> found = new HashMap<>();
            Protos.metrics(last, Encoding.PROTOBUF).getResourceMetricsList().stream()
                    .flatMap(resource -> resource.getScopeMetricsList().stream())
                    .flatMap(scope -> scope.getMetricsList().stream())
                    .forEach(metric -> found.put(metric.getName(), metric));
            return found;
        }

        List<Span> spans() {
            return requests.stream().flatMap(request -> read(request).stream()).toList();
        }

        @Override
        public Signal signal() {
            return signal;
        }

        @Override
        public Encoding encoding() {
            return Encoding.PROTOBUF;
        }

        @Override
        public Delivery send(Encoded request, int items) {
            arrivals.add(items);
            try {
                open.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (refusing) {
                return Delivery.lost(ExportLoss.Cause.REFUSED, "answered 400");
            }
            requests.add(request.toBytes());
            return Delivery.taken(items, null);
        }

        @Override
        public @Nullable String lastFailure() {
            return null;
        }

        @Override
        public void abort() {
            open.countDown();
        }

        private static List<Span> read(byte[] request) {
            try {
                return Protos.spans(request);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
