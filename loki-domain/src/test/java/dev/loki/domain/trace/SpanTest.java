package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A span is a finished piece of work, with the numbers that OTLP gives its parts. */
class SpanTest {
    @Test
    void aSpanMayTakeNoTimeButNotLessThanNone() {
        assertThat(span(5, 5).endEpochNanos()).isEqualTo(5);
        assertThatThrownBy(() -> span(5, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void kindsAndStatusesHaveTheNumbersOfOtlp() {
        assertThat(SpanKind.values()).extracting(SpanKind::otlpNumber).containsExactly(1, 2, 3, 4, 5);
        assertThat(SpanStatus.Code.values())
                .containsExactly(SpanStatus.Code.UNSET, SpanStatus.Code.OK, SpanStatus.Code.ERROR);
    }

    @Test
    void onlyAnErrorHasAMessage() {
        assertThat(SpanStatus.error("refused").message()).isEqualTo("refused");
        assertThat(SpanStatus.OK.message()).isEmpty();
        assertThat(SpanStatus.UNSET.message()).isEmpty();
    }

    @Test
    void eventsAndLinksBeyondTheLimitAreCountedWithThoseCountedBefore() {
        List<SpanEvent> events = Collections.nCopies(Span.MOST + 2, new SpanEvent("e", 1, Attributes.EMPTY));
        Span span = span(5, 5);
        List<SpanLink> links = Collections.nCopies(Span.MOST + 1, new SpanLink(span.context(), Attributes.EMPTY));
        Span full = new Span(
                span.context(),
                null,
                "n",
                SpanKind.INTERNAL,
                5,
                5,
                Attributes.EMPTY,
                SpanStatus.OK,
                events,
                links,
                3,
                4);

        assertThat(full.events()).hasSize(Span.MOST);
        assertThat(full.droppedEvents()).isEqualTo(5);
        assertThat(full.links()).hasSize(Span.MOST);
        assertThat(full.droppedLinks()).isEqualTo(5);
    }

    @Test
    void namesAndMessagesAreCut() {
        String text = "x".repeat(1 << 16);

        assertThat(Span.boundedName(text)).hasSize(Attributes.LONGEST_NAME);
        assertThat(SpanStatus.error(text).message()).hasSize(Attributes.LONGEST);
    }

    private static Span span(long start, long end) {
        SpanContext context = new SpanContext(new TraceId(0, 1), new SpanId(1), true);
        return new Span(context, null, "work", SpanKind.INTERNAL, start, end, Attributes.EMPTY, SpanStatus.UNSET);
    }
}
