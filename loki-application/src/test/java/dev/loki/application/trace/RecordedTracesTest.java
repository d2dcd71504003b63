package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.telemetry.DataPoint;
import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.telemetry.TelemetrySource;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanLink;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.tree.TraceSummary;
import dev.loki.ports.telemetry.ReadingReport;
import dev.loki.ports.telemetry.RecordedTelemetry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RecordedTracesTest {

    private static final TelemetrySource SOURCE = new TelemetrySource(Attributes.EMPTY, "");

    private final List<SourcedSpan> spans = new ArrayList<>();
    private final RecordedTraces traces = new RecordedTraces(new Telemetry(spans), Long.MAX_VALUE);

    @Test
    void tracesAreListedTheNewestFirstAndFoundByTheBeginningOfTheirId() {
        add(0xabc, 1, 0, 10);
        add(0xabd, 1, 0, 20);

        RecordedTraces.Contents contents = traces.list();

        assertThat(contents.traces()).extracting(TraceSummary::startEpochNanos).containsExactly(20L, 10L);
        assertThat(contents.startingWith("0000000000000abc")).hasSize(1);
        assertThat(contents.startingWith("0000000000000ab")).hasSize(2);
        assertThat(contents.startingWith("f")).isEmpty();
    }

    @Test
    void onlyTheWantedTraceIsRead() {
        add(1, 1, 0, 10);
        add(2, 1, 0, 20);
        add(1, 2, 1, 12);

        RecordedTraces.Recorded recorded = traces.read(new TraceId(1, 1)).orElseThrow();

        assertThat(recorded.tree().size()).isEqualTo(2);
        assertThat(recorded.leftOut()).isZero();
        assertThat(traces.read(new TraceId(3, 1))).isEmpty();
    }

    /** Else a file that somebody made could fill the memory. */
    @Test
    void spansThatAreTooManyAreLeftOutAndCounted() {
        for (int id = 1; id <= RecordedTraces.MOST_SPANS + 5; id++) {
            add(1, id, id == 1 ? 0 : 1, id);
        }
        RecordedTraces.Recorded recorded = traces.read(new TraceId(1, 1)).orElseThrow();

        assertThat(recorded.tree().size()).isEqualTo(RecordedTraces.MOST_SPANS);
        assertThat(recorded.leftOut()).isEqualTo(5);
    }

    @Test
    void noMoreIsHeldThanTheMemoryHasRoomFor() {
        for (int id = 1; id <= 10_000; id++) {
            add(1, id, id == 1 ? 0 : 1, id);
        }

        RecordedTraces.Recorded recorded = new RecordedTraces(new Telemetry(spans), 3_000_000)
                .read(new TraceId(1, 1))
                .orElseThrow();

        assertThat(recorded.tree().size()).isBetween(1_000, 1_251);
        assertThat(recorded.leftOut()).isEqualTo(10_000 - recorded.tree().size());
    }

    /** An event without a name and an attribute take memory, too. */
    @Test
    void eventsLinksAndAttributesCountThoughTheyHoldNoText() {
        Attributes attributes = Attributes.builder()
                .put("", 1)
                .put("list", Collections.nCopies(Attributes.MOST, ""))
                .build();
        List<SpanEvent> events = Collections.nCopies(128, new SpanEvent("", 1, attributes));
        List<SpanLink> links = Collections.nCopies(
                128, new SpanLink(new SpanContext(new TraceId(9, 9), new SpanId(9), true), Attributes.EMPTY));
        for (int id = 1; id <= 1_000; id++) {
            add(1, id, 0, id, events, links);
        }

        RecordedTraces.Recorded recorded = traces.read(new TraceId(1, 1)).orElseThrow();

        assertThat(recorded.tree().size()).isBetween(250, 350);
        assertThat(recorded.leftOut()).isEqualTo(1_000 - recorded.tree().size());
    }

    private void add(long trace, long id, long parent, long start) {
        add(trace, id, parent, start, List.of(), List.of());
    }

    private void add(long trace, long id, long parent, long start, List<SpanEvent> events, List<SpanLink> links) {
        spans.add(new SourcedSpan(
                SOURCE,
                new Span(
                        new SpanContext(new TraceId(trace, 1), new SpanId(id), true),
                        parent == 0 ? null : new SpanId(parent),
                        "span",
                        SpanKind.INTERNAL,
                        start,
                        start + 5,
                        Attributes.EMPTY,
                        SpanStatus.UNSET,
                        events,
                        links,
                        0,
                        0)));
    }

    private record Telemetry(List<SourcedSpan> spans) implements RecordedTelemetry {

        @Override
        public ReadingReport readSpans(Consumer<SourcedSpan> consumer) {
            spans.forEach(consumer);
            return new ReadingReport(1, spans.size(), 0, 0, List.of());
        }

        @Override
        public ReadingReport readPoints(Consumer<DataPoint> consumer) {
            return new ReadingReport(1, 0, 0, 0, List.of());
        }
    }
}
