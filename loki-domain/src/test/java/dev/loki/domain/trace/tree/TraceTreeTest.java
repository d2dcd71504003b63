package dev.loki.domain.trace.tree;

import static dev.loki.domain.trace.tree.Spans.span;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.SpanId;
import dev.loki.domain.trace.SpanStatus;
import dev.loki.domain.trace.TraceId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TraceTreeTest {

    @Test
    void spansAreBelowTheirParentsByStartWhateverOrderTheyComeIn() {
        List<SourcedSpan> spans = new ArrayList<>(List.of(
                span(1, 0, 0, 100), span(2, 1, 10, 20), span(3, 1, 30, 90), span(4, 3, 40, 50), span(5, 1, 5, 6)));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(spans, new Random(seed));
            TraceTree tree = TraceTree.of(spans);
            assertThat(drawn(tree)).isEqualTo("1(5 2 3(4))");
            assertThat(ids(tree.inOrder())).containsExactly(1L, 5L, 2L, 3L, 4L);
            assertThat(tree.inOrder()).extracting(TraceNode::depth).containsExactly(0, 1, 1, 1, 2);
        }
    }

    @Test
    void orphansAreUnderAGapForEachMissingParent() {
        TraceTree tree = TraceTree.of(List.of(
                span(9, 8, 50, 60), span(1, 0, 0, 100), span(2, 7, 10, 20), span(3, 7, 30, 90), span(4, 3, 40, 50)));

        assertThat(drawn(tree)).isEqualTo("1 MISSING_PARENT:7[2 3(4)] MISSING_PARENT:8[9]");
        assertThat(tree.size()).isEqualTo(5);
    }

    @Test
    void spanThatWasDeliveredTwiceCountsOnceAndItsLaterEndCounts() {
        for (List<SourcedSpan> spans : List.of(
                List.of(span(1, 0, 0, 100), span(2, 1, 10, 20), span(2, 1, 10, 30)),
                List.of(span(2, 1, 10, 30), span(2, 1, 10, 20), span(1, 0, 0, 100)))) {
            TraceTree tree = TraceTree.of(spans);
            assertThat(drawn(tree)).isEqualTo("1(2)");
            assertThat(tree.duplicates()).isOne();
            assertThat(tree.inOrder().get(1).durationNanos()).isEqualTo(20);
        }
    }

    @Test
    void circleOfParentsIsBrokenWhereItBegan() {
        TraceTree tree = TraceTree.of(List.of(
                span(1, 0, 0, 100),
                span(2, 4, 30, 40),
                span(3, 2, 10, 90),
                span(4, 3, 20, 50),
                span(5, 4, 25, 26),
                span(6, 6, 1, 2)));

        assertThat(drawn(tree)).isEqualTo("1 PARENT_LOOP:6[6] PARENT_LOOP:2[3(4(5 2))]");
    }

    @Test
    void selfTimeIsWhatNoChildCovers() {
        TraceTree tree =
                TraceTree.of(List.of(span(1, 0, 0, 100), span(2, 1, 10, 40), span(3, 1, 30, 60), span(4, 1, 90, 500)));

        assertThat(tree.inOrder().get(0).selfNanos()).isEqualTo(40);
        assertThat(tree.durationNanos()).isEqualTo(500);
    }

    @Test
    void criticalPathIsWhatTheEndWaitedFor() {
        TraceTree tree = TraceTree.of(List.of(
                span(1, 0, 0, 100),
                span(2, 1, 0, 30),
                span(3, 1, 5, 50),
                span(4, 1, 50, 95),
                span(5, 4, 60, 70),
                span(6, 1, 90, 300)));

        assertThat(ids(tree.inOrder().stream().filter(TraceNode::isCritical).toList()))
                .containsExactly(1L, 3L, 4L, 5L);
    }

    @Test
    void verdictsTokensMoneyAndErrorsAreSummedUp() {
        TraceTree tree = TraceTree.of(List.of(
                span(1, 0, 0, 100, "loki.session", a -> {}),
                span(2, 1, 0, 9, "loki.policy.check", a -> a.put("loki.policy.decision", "ALLOW")),
                span(3, 1, 0, 9, "loki.policy.check", a -> a.put("loki.policy.decision", "DENY")),
                span(4, 1, 0, 9, "loki.policy.check", a -> a.put("loki.policy.decision", "ALLOW")),
                span(5, 1, 10, 90, "invoke_agent worker", a -> a.put("gen_ai.usage.input_tokens", 30)
                        .put("gen_ai.usage.output_tokens", 7)),
                span(6, 5, 10, 20, "claude_code.llm_request", a -> a.put("input_tokens", 10)
                        .put("output_tokens", "3")
                        .put("cache_read_tokens", 500)
                        .put("cost_usd", 0.25)),
                span(7, 5, 20, 30, "claude_code.llm_request", a -> a.put("input_tokens", 20)
                        .put("output_tokens", 4)
                        .put("cost_usd_micros", 500_000)),
                span(Spans.TRACE, 8, 1, 90, 91, "loki.command", SpanStatus.error("exit 1"), a -> {})));

        assertThat(tree.verdicts().keySet()).extracting(SpanVerdict::word).containsExactly("DENY", "ALLOW");
        assertThat(tree.verdicts().values()).containsExactly(1, 2);
        assertThat(tree.errors()).isOne();
        assertThat(tree.usage())
                .as("the agent tells the sum of its requests")
                .isEqualTo(new SpanUsage(30, 7, 500, 0, 0.75));
        TraceNode root = tree.inOrder().get(0);
        assertThat(root.subtree().spans()).isEqualTo(8);
        assertThat(root.subtree().errors()).isOne();
        assertThat(root.subtree().worst()).isEqualTo(new SpanVerdict("DENY", SpanVerdict.Tone.BAD));
    }

    @Test
    void spansOfSeveralTracesAreNoTree() {
        SourcedSpan other = span(new TraceId(5, 5), 1, 0, 0, 1, "other", SpanStatus.UNSET, a -> {});
        assertThatIllegalArgumentException().isThrownBy(() -> TraceTree.of(List.of(span(1, 0, 0, 1), other)));
        assertThatIllegalArgumentException().isThrownBy(() -> TraceTree.of(List.of()));
    }

    /** Neither a chain, which no stack of calls could follow, nor a fan, nor one circle is slow. */
    @Test
    void hundredThousandSpansAreATreeWhateverItsShape() {
        int count = 100_000;
        List<SourcedSpan> chain = new ArrayList<>();
        List<SourcedSpan> fan = new ArrayList<>();
        List<SourcedSpan> circle = new ArrayList<>();
        for (int id = count; id > 0; id--) {
            chain.add(span(id, id - 1, id, 2L * count - id));
            fan.add(span(id, id == 1 ? 0 : 1, id == 1 ? 0 : id, id == 1 ? count : id + 5));
            circle.add(span(id, id == 1 ? count : id - 1, id, count));
        }
        TraceTree deep = TraceTree.of(chain);
        assertThat(deep.inOrder().get(count - 1).depth()).isEqualTo(count - 1);
        assertThat(deep.inOrder()).allMatch(TraceNode::isCritical);
        assertThat(TraceTree.of(fan).inOrder().get(0).children()).hasSize(count - 1);
        assertThat(TraceTree.of(circle).branches()).hasSize(1);
        assertThat(TraceTree.of(circle).inOrder()).hasSize(count);
    }

    /** Every span is there once, no matter who claims to be whose parent. */
    @Test
    void noSpanIsLostInAnyGraphOfParents() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int count = 1 + random.nextInt(12);
            List<SourcedSpan> spans = new ArrayList<>();
            for (int id = 1; id <= count; id++) {
                spans.add(span(id, random.nextInt(count + 3), random.nextInt(50), 50 + random.nextInt(50)));
            }
            TraceTree tree = TraceTree.of(spans);
            assertThat(ids(tree.inOrder()))
                    .as("seed " + seed)
                    .doesNotHaveDuplicates()
                    .hasSize(count);
            assertThat(tree.inOrder())
                    .allMatch(node -> node.selfNanos() >= 0 && node.selfNanos() <= node.durationNanos());
        }
    }

    private static List<Long> ids(List<TraceNode> nodes) {
        return nodes.stream()
                .map(node -> node.span().context().spanId().value())
                .toList();
    }

    private static String drawn(TraceTree tree) {
        StringBuilder text = new StringBuilder();
        for (TraceBranch branch : tree.branches()) {
            SpanId parent = branch.parent();
            text.append(text.isEmpty() ? "" : " ");
            text.append(parent == null ? "" : branch.kind() + ":" + parent.value() + "[");
            text.append(String.join(
                    " ", branch.nodes().stream().map(TraceTreeTest::drawn).toList()));
            text.append(parent == null ? "" : "]");
        }
        return text.toString();
    }

    private static String drawn(TraceNode node) {
        String below = String.join(
                " ", node.children().stream().map(TraceTreeTest::drawn).toList());
        return node.span().context().spanId().value() + (below.isEmpty() ? "" : "(" + below + ")");
    }
}
