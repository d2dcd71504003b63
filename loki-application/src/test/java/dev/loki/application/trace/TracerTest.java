package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.time.EpochNanos;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.Sampler;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import dev.loki.domain.trace.TraceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TracerTest {

    private static final String REMOTE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-";

    private final House house = new House();

    @Test
    void childJoinsTheTraceOfItsParent() {
        try (OpenSpan parent = house.tracer.start("parent", SpanKind.INTERNAL, null)) {
            house.tracer
                    .start("child", SpanKind.CLIENT, parent.context().orElseThrow())
                    .close();
        }
        Span child = house.spans.spans().get(0);
        Span parent = house.spans.spans().get(1);
        assertThat(child.parent()).isEqualTo(parent.context().spanId());
        assertThat(child.context().traceId()).isEqualTo(parent.context().traceId());
        assertThat(parent.parent()).isNull();
    }

    @Test
    void childOfAnotherProcessKeepsTheTracestate() {
        SpanContext parent = remote("01").with(TraceState.parse("vendor=value"));
        house.tracer.start("child", SpanKind.SERVER, parent).close();
        assertThat(span().context().state()).isEqualTo(parent.state());
        assertThat(span().parent()).isEqualTo(parent.spanId());
    }

    @Test
    void spanIsExportedOnceHoweverOftenItIsClosed() {
        OpenSpan span = house.tracer.start("once", SpanKind.INTERNAL, null);
        span.put("n", 1).fail("it broke");
        span.close();
        span.put("n", 2).ok().recordException(new IllegalStateException()).close();
        assertThat(house.spans.spans()).singleElement().satisfies(exported -> {
            assertThat(exported.status()).isEqualTo(SpanStatus.error("it broke"));
            assertThat(exported.attributes().toString()).isEqualTo("[n=1]");
            assertThat(exported.events()).isEmpty();
        });
    }

    @Test
    void childOfAParentThatIsNotSampledIsNotExportedAndPassesThatOn() {
        OpenSpan quiet = house.tracer.start("quiet", SpanKind.INTERNAL, remote("00"));
        quiet.put("a", 1).addEvent("e", Attributes.EMPTY).close();
        assertThat(house.spans.spans()).isEmpty();
        assertThat(quiet.isRecording()).isFalse();
        assertThat(quiet.context().orElseThrow().traceparent())
                .startsWith("00-0af7651916cd43dd8448eb211c80319c-")
                .endsWith("-00");
    }

    @Test
    void tracerThatSamplesNothingStillPassesTheContextOn() {
        OpenSpan span = tracer(new Sampler.Always(false), null).start("quiet", SpanKind.INTERNAL, remote("01"));
        span.close();
        assertThat(house.spans.spans()).isEmpty();
        assertThat(span.context().orElseThrow().sampled()).isFalse();
    }

    @Test
    void rootsBelongToTheTraceThatIsGiven() {
        TraceId trace = TraceId.parse("4bf92f3577b34da6a3ce929d0e0e4736");
        Tracer tracer = tracer(Sampler.DEFAULT, trace);
        tracer.start("one", SpanKind.INTERNAL, null).close();
        tracer.start("two", SpanKind.INTERNAL, null).close();
        tracer.start("three", SpanKind.INTERNAL, remote("01")).close();
        assertThat(house.spans.spans())
                .extracting(span -> span.context().traceId())
                .containsExactly(trace, trace, remote("01").traceId());
        assertThat(house.spans.spans())
                .extracting(span -> span.context().spanId())
                .doesNotHaveDuplicates();
    }

    @Test
    void tracerThatIsOffRecordsNothing() {
        try (OpenSpan span = Tracer.off().start("nothing", SpanKind.INTERNAL, null)) {
            span.put("a", "b").put("c", 1.5).put("d", true).put("e", List.of("f"));
            span.addEvent("e", Attributes.EMPTY).addLink(remote("01"), Attributes.EMPTY);
            span.recordException(new IllegalStateException()).fail("f");
            assertThat(span.context()).isEmpty();
            assertThat(span.isRecording()).isFalse();
            assertThat(span).isSameAs(Tracer.off().policyCheck("data", null));
        }
    }

    @Test
    void durationIsTheTickersWhateverBecomesOfTheClock() {
        Instant[] time = {House.NOW};
        SpanClock clock = new SpanClock(() -> time[0], house.ticks::get);
        Tracer tracer = Tracer.exportingTo(house.spans, clock, house.contexts, true);
        for (Duration jump : List.of(Duration.ofDays(-365), Duration.ofDays(365), Duration.ZERO)) {
            OpenSpan span = tracer.start("work", SpanKind.INTERNAL, null);
            time[0] = time[0].plus(jump);
            house.ticks.addAndGet(1_500_000_000);
            span.addEvent("half", Attributes.EMPTY);
            house.ticks.addAndGet(1_500_000_000);
            span.close();
        }
        assertThat(house.spans.spans())
                .hasSize(3)
                .allMatch(span -> span.endEpochNanos() - span.startEpochNanos() == 3_000_000_000L)
                .allMatch(span -> span.events().get(0).epochNanos() - span.startEpochNanos() == 1_500_000_000L);
        assertThat(house.spans.spans().get(1).startEpochNanos())
                .isEqualTo(EpochNanos.of(House.NOW.minus(Duration.ofDays(365))));
    }

    @Test
    void tickerThatFailsToGrowMakesNoNegativeDuration() {
        OpenSpan span = house.tracer.start("work", SpanKind.INTERNAL, null);
        house.ticks.addAndGet(-7);
        span.close();
        assertThat(span().endEpochNanos()).isEqualTo(span().startEpochNanos());
    }

    @Test
    void everyKindOfValueIsKept() {
        house.tracer
                .start("work", SpanKind.INTERNAL, null)
                .put("text", "a")
                .put("whole", 1)
                .put("real", 0.5)
                .put("odd", Double.NaN)
                .put("truth", true)
                .put("texts", List.of("a", "b"))
                .close();
        assertThat(span().attributes()).hasToString("[text=a, whole=1, real=0.5, odd=NaN, truth=true, texts=[a, b]]");
    }

    @Test
    void eventsAndLinksBeyondTheLimitAreCounted() {
        OpenSpan span = house.tracer.start("work", SpanKind.INTERNAL, null);
        for (int i = 0; i < Span.MOST + 10; i++) {
            span.addEvent("e" + i, Attributes.EMPTY);
            span.addLink(remote("01"), Attributes.EMPTY);
        }
        span.addLink(remote("00"), Attributes.EMPTY).close();
        assertThat(span().events())
                .hasSize(Span.MOST)
                .extracting(SpanEvent::name)
                .startsWith("e0", "e1");
        assertThat(span().droppedEvents()).isEqualTo(10);
        assertThat(span().links()).hasSize(Span.MOST);
        assertThat(span().droppedLinks()).isEqualTo(11);
    }

    private Tracer tracer(Sampler sampler, @Nullable TraceId root) {
        return Tracer.exportingTo(
                house.spans,
                new SpanClock(house.clock, house.ticks::get),
                new SpanContexts(house.ids::nextBits, sampler, root),
                true);
    }

    private Span span() {
        return house.spans.spans().get(0);
    }

    private static SpanContext remote(String flags) {
        return SpanContext.parse(REMOTE + flags).orElseThrow();
    }
}
