package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.http.OtlpConfig;
import dev.loki.adapter.otlp.http.OtlpSender;
import dev.loki.adapter.otlp.wire.Encoding;
import dev.loki.adapter.otlp.wire.TraceRequest;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.testing.Nightly;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Ten million spans, in the nightly build, to a receiver that is down half of the time. */
@Order(1)
class LongOutagesTest {

    private static final int PARTS = 10;

    /** Until buffers have the size they keep. */
    private static final int WARM_UP = 50_000;

    private static final int BURST = 1_000;
    private static final long BETWEEN_BURSTS_NANOS = 4_000_000;

    /** What is on its way when it is sampled: a full queue, a full request, and that request as the receiver reads it. */
    private static final long ON_ITS_WAY = 20 << 20;

    private final List<String> samples = new ArrayList<>();
    private final List<Long> heap = new ArrayList<>();

    @Test
    void memoryIsFlatAndEverySpanIsCounted() throws IOException {
        long total = Nightly.count(200_000, 10_000_000);
        try (FlakyReceiver receiver = new FlakyReceiver()) {
            SpanExporter exporter = exporter(receiver);
            produce(exporter, WARM_UP);
            sample(WARM_UP, receiver);
            for (int part = 1; part <= PARTS; part++) {
                produce(exporter, total / PARTS);
                sample(WARM_UP + total * part / PARTS, receiver);
            }
            ExportReport report = exporter.close(Duration.ofMinutes(1));

            assertThat(report.exported()).isEqualTo(receiver.spans()).isPositive();
            assertThat(report.lost())
                    .isEqualTo(WARM_UP + total - receiver.spans())
                    .isPositive();
        }
        assertThat(heap).allSatisfy(used -> assertThat(used).isLessThan(heap.get(0) + ON_ITS_WAY));
        Files.writeString(Path.of("target/trace-memory.json"), "[" + String.join(",\n", samples) + "]\n");
    }

    private static SpanExporter exporter(FlakyReceiver receiver) {
        OtlpConfig config = OtlpConfig.forBase(Signal.TRACES, receiver.base()).withEncoding(Encoding.PROTOBUF);
        OtlpSender sender = new OtlpSender(config, "1.2.3", new ImpatientClock(), new JacksonJsonReader());
        TraceRequest request = new TraceRequest(Spans.ORIGIN, Encoding.PROTOBUF, OtlpTraces.MAX_REQUEST_BYTES);
        return new QueuedSpanExporter(ExportLimits.DEFAULT, sender, request, loss -> {});
    }

    /** In bursts, so that the receiver gets a part of them. */
    private static void produce(SpanExporter exporter, long count) {
        for (long number = 0; number < count; number++) {
            exporter.export(Spans.numbered(number));
            if (number % BURST == 0) {
                LockSupport.parkNanos(BETWEEN_BURSTS_NANOS);
            }
        }
    }

    private void sample(long offered, FlakyReceiver receiver) {
        System.gc();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        heap.add(used);
        samples.add("{\"offered\":%d,\"heapBytes\":%d,\"received\":%d,\"requests\":%d}"
                .formatted(offered, used, receiver.spans(), receiver.requests()));
    }
}
