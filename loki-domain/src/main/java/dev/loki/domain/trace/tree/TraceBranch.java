package dev.loki.domain.trace.tree;

import dev.loki.domain.trace.SpanId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the top of a tree: a root, or spans whose way to a root is not known.
 *
 * @param parent the span they name as their parent; null for a root
 * @param nodes by start; of a root, it alone
 */
public record TraceBranch(Kind kind, @Nullable SpanId parent, List<TraceNode> nodes) {

    public TraceBranch {
        nodes = List.copyOf(nodes);
    }

    static TraceBranch root(TraceNode node) {
        return new TraceBranch(Kind.ROOT, null, List.of(node));
    }

    static TraceBranch gap(Kind kind, SpanId parent, List<TraceNode> nodes) {
        return new TraceBranch(
                kind, parent, nodes.stream().sorted(TraceNode.BY_START).toList());
    }

    long start() {
        return nodes.get(0).start();
    }

    /** Why it stands at the top. */
    public enum Kind {
        /** It has no parent. */
        ROOT,
        /** Its parent is not among the spans: not recorded here, lost, or not over yet. */
        MISSING_PARENT,
        /** Its parents lead in a circle, which is broken where it begins. */
        PARENT_LOOP
    }
}
