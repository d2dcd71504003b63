package dev.loki.domain.trace.tree;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The spans that made a tree take as long as it did: from the end backwards, always what ended last before what came after
 * it began. Takes a sort of each span's children.
 *
 * @see <a href="https://www.usenix.org/conference/atc22/presentation/zhang-zhizhou">Zhang et al., CRISP, USENIX ATC 2022</a>
 */
final class CriticalPath {

    private static final Comparator<TraceNode> LAST_TO_END =
            Comparator.comparingLong(TraceNode::end).reversed();

    private CriticalPath() {}

    static void mark(TraceNode root) {
        Deque<Stretch> next = new ArrayDeque<>();
        next.push(new Stretch(root, root.end()));
        while (!next.isEmpty()) {
            Stretch stretch = next.pop();
            stretch.node().markCritical();
            stretch.withinIt().forEach(next::push);
        }
    }

    /** A span up to a time; what it did after it, nobody waited for. */
    private record Stretch(TraceNode node, long upTo) {

        List<Stretch> withinIt() {
            List<TraceNode> lastFirst = new ArrayList<>(node.children());
            lastFirst.sort(LAST_TO_END);
            List<Stretch> path = new ArrayList<>();
            long waitedUntil = upTo;
            for (TraceNode child : lastFirst) {
                boolean wasWaitedFor = child.end() <= waitedUntil && child.end() > node.start();
                if (wasWaitedFor) {
                    path.add(new Stretch(child, child.end()));
                    waitedUntil = child.start();
                }
            }
            return path;
        }
    }
}
