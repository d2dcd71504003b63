package dev.loki.contracts.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import dev.loki.ports.trace.ExportReport;
import dev.loki.ports.trace.SpanExporter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link SpanExporter} does where its receiver is well. */
public abstract class SpanExporterContract {

    /** Longer than any healthy delivery takes, so that it never decides a test. */
    private static final Duration AMPLE = Duration.ofMinutes(1);

    private static final int MORE_THAN_ANY_BOUND = 20_000;

    /** A new exporter whose receiver has got nothing yet. Called once a test. */
    protected abstract SpanExporter newExporter();

    /** What the receiver of that exporter has got, after the exporter was closed. */
    protected abstract List<Span> received();

    @Test
    void everySpanArrivesInOrderAndIsCounted() {
        List<Span> spans = IntStream.rangeClosed(1, 250)
                .mapToObj(SpanExporterContract::span)
                .toList();
        SpanExporter exporter = newExporter();

        spans.forEach(exporter::export);
        ExportReport report = exporter.close(AMPLE);

        assertThat(report).isEqualTo(new ExportReport(250, 0, null));
        assertReceived(spans);
    }

    @Test
    void everyFieldArrivesAsItWas() {
        Attributes attributes = Attributes.builder()
                .put("text", "tab\t \"quoted\" back\\slash \u0001 é 漢 \uD83D\uDE00 </script> \u2028")
                .put("empty", "")
                .put("largest", Long.MAX_VALUE)
                .put("smallest", Long.MIN_VALUE)
                .put("fraction", 0.1)
                .put("tiny", Double.MIN_VALUE)
                .put("whole", 5.0)
                .put("huge", 1e300)
                .put("yes", true)
                .put("no", false)
                .put("texts", List.of("a", "", "é \"b\""))
                .put("no texts", List.of())
                .drop(7)
                .build();
        TraceState state = TraceState.parse("congo=t61rcWkgMzE,rojo=00f067aa \"quoted\\");
        SpanContext context = new SpanContext(new TraceId(0, 1), SpanId.parse("00f067aa0ba902b7"), true, state);
        Span failed = new Span(
                context,
                SpanId.parse("ffffffffffffffff"),
                "policy.check",
                SpanKind.CLIENT,
                1_771_668_000_000_000_001L,
                1_771_668_000_000_000_002L,
                attributes,
                SpanStatus.error("denied: no"),
                List.of(new SpanEvent("exception", 1_771_668_000_000_000_001L, attributes)),
                List.of(new SpanLink(new SpanContext(new TraceId(5, 6), new SpanId(8), true, state), attributes)),
                3,
                4);
        Span root = new Span(
                new SpanContext(new TraceId(-1, -1), new SpanId(7), false),
                null,
                "",
                SpanKind.INTERNAL,
                0,
                0,
                Attributes.EMPTY,
                SpanStatus.OK);
        SpanExporter exporter = newExporter();

        exporter.export(failed);
        exporter.export(root);
        exporter.close(AMPLE);

        assertThat(received()).usingRecursiveFieldByFieldElementComparator().containsExactlyInAnyOrder(failed, root);
    }

    @Test
    void whereNothingWasTakenNothingIsReported() {
        assertThat(newExporter().close(AMPLE)).isEqualTo(ExportReport.NOTHING);
        assertThat(received()).isEmpty();
    }

    @Test
    void closingAgainRepeatsTheReport() {
        SpanExporter exporter = newExporter();
        exporter.export(span(1));

        ExportReport first = exporter.close(AMPLE);

        assertThat(exporter.close(Duration.ZERO)).isEqualTo(first).isEqualTo(new ExportReport(1, 0, null));
    }

    @Test
    void aSpanAfterTheCloseIsDropped() {
        SpanExporter exporter = newExporter();
        exporter.export(span(1));
        exporter.close(AMPLE);

        exporter.export(span(2));

        assertThat(exporter.close(AMPLE).exported()).isOne();
        assertReceived(List.of(span(1)));
    }

    @Test
    void aFloodFromManyThreadsIsCountedToTheLastSpan() throws InterruptedException {
        SpanExporter exporter = newExporter();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> IntStream.rangeClosed(1, MORE_THAN_ANY_BOUND / 4)
                    .forEach(number -> exporter.export(span(number)))));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        ExportReport report = exporter.close(AMPLE);

        assertThat(report.exported() + report.lost()).isEqualTo(MORE_THAN_ANY_BOUND);
        assertThat(received()).hasSize(Math.toIntExact(report.exported()));
    }

    @Test
    void whoeverHasPatienceLosesNothing() {
        List<Span> spans = IntStream.rangeClosed(1, MORE_THAN_ANY_BOUND / 4)
                .mapToObj(SpanExporterContract::span)
                .toList();
        SpanExporter exporter = newExporter();

        spans.forEach(span -> exporter.export(span, AMPLE));

        assertThat(exporter.close(AMPLE)).isEqualTo(new ExportReport(spans.size(), 0, null));
        assertThat(received()).hasSameSizeAs(spans);
    }

    @Test
    void patienceAfterTheCloseWaitsForNothing() {
        SpanExporter exporter = newExporter();
        exporter.close(AMPLE);

        exporter.export(span(1), Duration.ofDays(1));

        assertThat(received()).isEmpty();
    }

    /** A span of its own for each number from 1. */
    protected static Span span(long number) {
        return new Span(
                new SpanContext(new TraceId(1, number), new SpanId(number), true),
                new SpanId(number + 1),
                "span " + number,
                SpanKind.INTERNAL,
                number,
                number + 1,
                Attributes.builder().put("number", number).build(),
                SpanStatus.UNSET);
    }

    private void assertReceived(List<Span> expected) {
        assertThat(received()).usingRecursiveFieldByFieldElementComparator().containsExactlyElementsOf(expected);
    }
}
