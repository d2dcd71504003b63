package dev.loki.domain.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    private static Span span(long start, long end) {
        SpanContext context = new SpanContext(new TraceId(0, 1), new SpanId(1), true);
        return new Span(context, null, "work", SpanKind.INTERNAL, start, end, Attributes.EMPTY, SpanStatus.UNSET);
    }
}
