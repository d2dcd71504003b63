package dev.loki.domain.trace.tree;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.TraceId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * One trace as a tree. Spans come in any order; one that was delivered twice counts once, one whose parent is missing is
 * under a gap, and a circle of parents is broken. A hundred thousand spans take as many steps, and a sort. Immutable.
 */
public final class TraceTree {

    private final TraceId traceId;
    private final List<TraceBranch> branches;
    private final List<TraceNode> inOrder;
    private final int duplicates;
    private final long start;
    private final long end;

    private TraceTree(TraceId traceId, List<TraceBranch> branches, int duplicates) {
        this.traceId = traceId;
        this.branches = branches;
        this.inOrder = placed(branches);
        this.duplicates = duplicates;
        this.start = inOrder.stream().mapToLong(TraceNode::start).min().orElse(0);
        this.end = inOrder.stream().mapToLong(TraceNode::end).max().orElse(0);
        for (int i = inOrder.size() - 1; i >= 0; i--) {
            inOrder.get(i).sumUp();
        }
        branches.stream().flatMap(branch -> branch.nodes().stream()).forEach(CriticalPath::mark);
    }

    /**
     * The tree of these spans.
     *
     * @throws IllegalArgumentException where there are none, or not all are of one trace
     */
    public static TraceTree of(List<SourcedSpan> spans) {
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("a trace has at least one span");
        }
        TraceId traceId = spans.get(0).span().context().traceId();
        Planting planting = new Planting();
        for (SourcedSpan span : spans) {
            if (!span.span().context().traceId().equals(traceId)) {
                throw new IllegalArgumentException("all spans of a tree are of one trace");
            }
            planting.add(span);
        }
        return new TraceTree(traceId, planting.branches(), planting.duplicates());
    }

    public TraceId traceId() {
        return traceId;
    }

    /** What stands at the top, by start. */
    public List<TraceBranch> branches() {
        return branches;
    }

    /** Every span, each before what happened in it. */
    public List<TraceNode> inOrder() {
        return inOrder;
    }

    /** How many spans there are, each once. */
    public int size() {
        return inOrder.size();
    }

    /** How many spans were delivered once more. */
    public int duplicates() {
        return duplicates;
    }

    /** When the first span began, in nanoseconds since 1970-01-01T00:00:00Z. */
    public long startEpochNanos() {
        return start;
    }

    /** From the beginning of the first span to the end of the last, in nanoseconds. */
    public long durationNanos() {
        return end - start;
    }

    /** Tokens and money of the whole. */
    public SpanUsage usage() {
        return branches.stream()
                .flatMap(branch -> branch.nodes().stream())
                .map(node -> node.subtree().usage())
                .reduce(SpanUsage.NONE, SpanUsage::plus);
    }

    /** How many spans say that they failed. */
    public int errors() {
        return (int) inOrder.stream().filter(TraceNode::isError).count();
    }

    /** How often each verdict was given, the strongest first. */
    public SortedMap<SpanVerdict, Integer> verdicts() {
        SortedMap<SpanVerdict, Integer> counts = new TreeMap<>(SpanVerdict.STRONGEST_FIRST);
        for (TraceNode node : inOrder) {
            SpanVerdict verdict = node.facts().verdict();
            if (verdict != null) {
                counts.merge(verdict, 1, Integer::sum);
            }
        }
        return counts;
    }

    /** The programs that recorded spans, by name; those that told none are not among them. */
    public Set<String> services() {
        Set<String> services = new TreeSet<>();
        inOrder.forEach(node -> services.add(node.service()));
        services.remove("");
        return services;
    }

    private static List<TraceNode> placed(List<TraceBranch> branches) {
        List<TraceNode> inOrder = new ArrayList<>();
        Deque<TraceNode> next = new ArrayDeque<>();
        for (int i = branches.size() - 1; i >= 0; i--) {
            pushAll(branches.get(i).nodes(), next::push);
        }
        while (!next.isEmpty()) {
            TraceNode node = next.pop();
            inOrder.add(node);
            node.sortChildren();
            node.children().forEach(child -> child.place(node.depth() + 1));
            pushAll(node.children(), next::push);
        }
        return List.copyOf(inOrder);
    }

    private static void pushAll(List<TraceNode> nodes, Consumer<TraceNode> push) {
        for (int i = nodes.size() - 1; i >= 0; i--) {
            push.accept(nodes.get(i));
        }
    }
}
