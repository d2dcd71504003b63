package dev.loki.application.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.application.House;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanContext;
import dev.loki.domain.trace.SpanKind;
import dev.loki.domain.trace.SpanStatus;
import org.junit.jupiter.api.Test;

class TracerTest {

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
    void spanIsExportedOnceHoweverOftenItIsClosed() {
        OpenSpan span = house.tracer.start("once", SpanKind.INTERNAL, null);
        span.put("n", 1).fail("it broke");
        span.close();
        span.put("n", 2).close();
        assertThat(house.spans.spans()).singleElement().satisfies(exported -> {
            assertThat(exported.status()).isEqualTo(SpanStatus.error("it broke"));
            assertThat(exported.attributes().toString()).isEqualTo("[n=1]");
        });
    }

    @Test
    void childOfAParentThatIsNotSampledIsNotExported() {
        SpanContext parent = SpanContext.parse("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .orElseThrow();
        house.tracer.start("quiet", SpanKind.INTERNAL, parent).close();
        assertThat(house.spans.spans()).isEmpty();
    }

    @Test
    void tracerThatIsOffRecordsNothing() {
        try (OpenSpan span = Tracer.off().start("nothing", SpanKind.INTERNAL, null)) {
            assertThat(span.put("a", "b").context()).isEmpty();
        }
    }
}
