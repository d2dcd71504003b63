package dev.loki.adapter.otlp.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.otlp.delivery.Delivery;
import dev.loki.adapter.otlp.delivery.OneAnswerReceiver;
import dev.loki.adapter.otlp.delivery.Receiver;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.telemetry.ExportLoss;
import dev.loki.ports.telemetry.ExportLoss.Cause;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import dev.loki.ports.trace.SpoolDrain;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More spans in a spool than the queue holds, and a receiver that is slower than reading them. */
class SpoolIntoTheQueueTest {

    private static final int SPANS = 6_000;
    private static final Duration AMPLE = Duration.ofMinutes(1);

    @TempDir
    Path folder;

    private final List<ExportLoss> losses = new CopyOnWriteArrayList<>();

    @Test
    void noneIsLostWhereTheReceiverIsSlow() {
        leaveSpans();
        SpanExporter exporter = exporter(items -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)));

        SpoolDrain drain = drainInto(exporter, AMPLE);

        assertThat(drain.unused()).isPositive();
        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(SPANS, 0, null));
        assertThat(losses).isEmpty();
    }

    @Test
    void theTimeHoldsWhereTheReceiverHangsAndTheRestIsCountedToTheLastSpan() {
        leaveSpans();
        CountDownLatch never = new CountDownLatch(1);
        SpanExporter exporter = exporter(items -> await(never));
        long begin = System.nanoTime();

        SpoolDrain drain = drainInto(exporter, Duration.ofMillis(200));
        ExportReport report = exporter.close(Duration.ofMillis(100));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(AMPLE);
        assertThat(drain.unused()).isZero();
        assertThat(report).isEqualTo(new ExportReport(0, SPANS, "the collector took too long"));
        assertThat(lost(Cause.QUEUE_FULL)).isPositive();
        assertThat(lost(Cause.QUEUE_FULL) + lost(Cause.CLOSED)).isEqualTo(SPANS);
    }

    @Test
    void theLastSpansTakeTheRoomThatOthersLeave() throws InterruptedException {
        leaveSpans();
        AtomicLong received = new AtomicLong();
        SpanExporter exporter = exporter(received::addAndGet);
        Thread other = new Thread(() -> {
            for (int i = 0; i < SPANS; i++) {
                exporter.export(Spans.numbered(i));
            }
        });
        other.start();

        drainInto(exporter, AMPLE);
        other.join();
        ExportReport report = exporter.close(AMPLE);

        assertThat(report.exported()).isBetween((long) SPANS, 2L * SPANS).isEqualTo(received.get());
        assertThat(report.lost()).isEqualTo(2 * SPANS - received.get()).isEqualTo(lost(Cause.QUEUE_FULL));
    }

    private long lost(Cause cause) {
        return losses.stream()
                .filter(loss -> loss.cause() == cause)
                .mapToLong(ExportLoss::items)
                .sum();
    }

    private void leaveSpans() {
        SpanExporter spool = OtlpTraces.spoolWriter(
                folder, Spans.ORIGIN, () -> Instant.EPOCH, () -> 0x0123456789abcdefL, loss -> {});
        for (int i = 0; i < SPANS; i++) {
            spool.export(Spans.numbered(i));
        }
        assertThat(spool.close(AMPLE).exported()).isEqualTo(SPANS);
    }

    private SpoolDrain drainInto(SpanExporter exporter, Duration time) {
        return OtlpTraces.spoolReader(folder, new JacksonJsonReader()).drain(exporter::export, time);
    }

    private SpanExporter exporter(Work work) {
        Receiver receiver = new OneAnswerReceiver(
                items -> {
                    work.on(items);
                    return Thread.currentThread().isInterrupted()
                            ? Delivery.lost(Cause.CLOSED, "interrupted")
                            : Delivery.taken(items, null);
                },
                null);
        return OtlpTraces.to(receiver, Spans.ORIGIN, ExportLimits.DEFAULT, losses::add);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a receiver does before it has taken so many spans. */
    private interface Work {
        void on(int items);
    }
}
