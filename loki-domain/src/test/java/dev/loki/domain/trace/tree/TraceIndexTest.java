package dev.loki.domain.trace.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import org.junit.jupiter.api.Test;

class TraceIndexTest {

    @Test
    void traceHasTheNameOfItsRootWhoseStartSaysWhichIsNewest() {
        TraceIndex index = new TraceIndex();
        add(index, 1, 12, 11, 50, 400, "late child");
        add(index, 2, 21, 0, 200, 300, "second run");
        add(index, 1, 11, 0, 100, 150, "first run");

        assertThat(index.newestFirst()).extracting(TraceSummary::name).containsExactly("second run", "first run");
        TraceSummary first = index.newestFirst().get(1);
        assertThat(first.spans()).isEqualTo(2);
        assertThat(first.whole()).isTrue();
        assertThat(first.startEpochNanos()).isEqualTo(Spans.NOW + 100);
        assertThat(first.durationNanos()).isEqualTo(350);
    }

    @Test
    void traceWithoutARootHasTheNameOfTheSpanThatBeganFirst() {
        TraceIndex index = new TraceIndex();
        add(index, 1, 12, 11, 60, 70, "second");
        add(index, 1, 13, 11, 50, 80, "first");

        TraceSummary summary = index.newest().orElseThrow();
        assertThat(summary.name()).isEqualTo("first");
        assertThat(summary.whole()).isFalse();
    }

    @Test
    void tracesThatNobodyAddedToForLongestAreForgottenAndCounted() {
        TraceIndex index = new TraceIndex(2);
        add(index, 1, 1, 0, 1, 2, "one");
        add(index, 2, 1, 0, 2, 3, "two");
        add(index, 1, 2, 1, 3, 4, "one again");
        add(index, 3, 1, 0, 3, 4, "three");

        assertThat(index.forgotten()).isOne();
        assertThat(index.newestFirst()).extracting(TraceSummary::name).containsExactly("three", "one");
    }

    @Test
    void emptyFileHasNoNewest() {
        assertThat(new TraceIndex().newest()).isEmpty();
    }

    private static void add(TraceIndex index, long trace, long id, long parent, long from, long to, String name) {
        index.add(Spans.span(new TraceId(9, trace), id, parent, from, to, name, SpanStatus.UNSET, a -> {})
                .span());
    }
}
