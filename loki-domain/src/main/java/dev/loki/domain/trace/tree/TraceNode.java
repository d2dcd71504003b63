package dev.loki.domain.trace.tree;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.LokiAttributes;
import dev.loki.domain.trace.Span;
import dev.loki.domain.trace.SpanStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A span in its place in the tree. Does not change once the tree stands. */
public final class TraceNode {

    /** What began first; of those that began at once, what is around the others. */
    static final Comparator<TraceNode> BY_START = Comparator.comparingLong(TraceNode::start)
            .thenComparing(Comparator.comparingLong(TraceNode::end).reversed())
            .thenComparingLong(node -> node.span().context().spanId().value());

    private final SourcedSpan recorded;
    private final SpanFacts facts;
    private final List<TraceNode> children = new ArrayList<>();
    private int depth;
    private long selfNanos;
    private boolean critical;
    private Subtree subtree = Subtree.EMPTY;

    TraceNode(SourcedSpan recorded) {
        this.recorded = recorded;
        this.facts = SpanFacts.of(recorded.span());
    }

    public Span span() {
        return recorded.span();
    }

    /** The program it is of, also where another one passed it on; may be empty. */
    public String service() {
        return span().attributes().get(LokiAttributes.SOURCE_SERVICE) instanceof String service
                ? service
                : recorded.source().service();
    }

    public SpanFacts facts() {
        return facts;
    }

    /** What happened in it, by start. */
    public List<TraceNode> children() {
        return Collections.unmodifiableList(children);
    }

    /** How many spans are around it. */
    public int depth() {
        return depth;
    }

    /** How long it took, in nanoseconds. */
    public long durationNanos() {
        return end() - start();
    }

    /** For how much of that none of its children was at work, in nanoseconds. */
    public long selfNanos() {
        return selfNanos;
    }

    /** Whether it lies on the critical path: had it been quicker, so would have been the whole. */
    public boolean isCritical() {
        return critical;
    }

    /** It and all that happened in it. */
    public Subtree subtree() {
        return subtree;
    }

    /** Whether it says that it failed. */
    public boolean isError() {
        return span().status().code() == SpanStatus.Code.ERROR;
    }

    long start() {
        return span().startEpochNanos();
    }

    long end() {
        return span().endEpochNanos();
    }

    void add(TraceNode child) {
        children.add(child);
    }

    void sortChildren() {
        children.sort(BY_START);
    }

    void place(int atDepth) {
        depth = atDepth;
    }

    void markCritical() {
        critical = true;
    }

    /** To be called once the children are complete. */
    void sumUp() {
        selfNanos = durationNanos() - coveredByChildren();
        SpanUsage below = SpanUsage.NONE;
        SpanVerdict worst = facts.verdict();
        int spans = 1;
        int errors = isError() ? 1 : 0;
        for (TraceNode child : children) {
            spans += child.subtree.spans();
            errors += child.subtree.errors();
            below = below.plus(child.subtree.usage());
            worst = SpanVerdict.worse(worst, child.subtree.worst());
        }
        subtree = new Subtree(spans, errors, worst, facts.usage().orIfMore(below));
    }

    /** Children may overlap, and outlive what they happened in. */
    private long coveredByChildren() {
        long covered = 0;
        long upTo = start();
        for (TraceNode child : children) {
            long from = Math.max(upTo, child.start());
            long to = Math.min(end(), child.end());
            if (to > from) {
                covered += to - from;
                upTo = to;
            }
        }
        return covered;
    }

    /**
     * A span and all below it.
     *
     * @param errors how many of them say that they failed
     * @param worst the strongest verdict; null where none was given
     */
    public record Subtree(int spans, int errors, @Nullable SpanVerdict worst, SpanUsage usage) {

        static final Subtree EMPTY = new Subtree(0, 0, null, SpanUsage.NONE);
    }
}
