package dev.loki.domain.trace.tree;

import dev.loki.domain.telemetry.SourcedSpan;
import dev.loki.domain.trace.SpanId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts each span below its parent. For one tree. */
final class Planting {

    private final Map<Long, TraceNode> nodes = new LinkedHashMap<>();
    private int duplicates;

    /** Of a span that comes twice, the one that ended later counts, whichever comes first. */
    void add(SourcedSpan recorded) {
        long id = recorded.span().context().spanId().value();
        TraceNode known = nodes.get(id);
        if (known != null) {
            duplicates++;
        }
        if (known == null || recorded.span().endEpochNanos() > known.end()) {
            nodes.put(id, new TraceNode(recorded));
        }
    }

    int duplicates() {
        return duplicates;
    }

    /** What stands at the top once every span that has a parent here is below it. */
    List<TraceBranch> branches() {
        Set<TraceNode> cuts = loops();
        List<TraceBranch> branches = new ArrayList<>();
        Map<SpanId, List<TraceNode>> orphans = new LinkedHashMap<>();
        for (TraceNode node : nodes.values()) {
            SpanId parentId = node.span().parent();
            TraceNode parent = parentOf(node);
            if (parentId == null) {
                branches.add(TraceBranch.root(node));
            } else if (parent == null) {
                orphans.computeIfAbsent(parentId, id -> new ArrayList<>()).add(node);
            } else if (cuts.contains(node)) {
                branches.add(TraceBranch.gap(TraceBranch.Kind.PARENT_LOOP, parentId, List.of(node)));
            } else {
                parent.add(node);
            }
        }
        orphans.forEach(
                (parent, children) -> branches.add(TraceBranch.gap(TraceBranch.Kind.MISSING_PARENT, parent, children)));
        branches.sort(Comparator.comparingLong(TraceBranch::start));
        return List.copyOf(branches);
    }

    /** Of each circle of parents the span that began first. */
    private Set<TraceNode> loops() {
        Set<TraceNode> cuts = new HashSet<>();
        Map<TraceNode, Integer> visits = new HashMap<>();
        int visit = 0;
        for (TraceNode from : nodes.values()) {
            visit++;
            TraceNode node = from;
            while (node != null && visits.putIfAbsent(node, visit) == null) {
                node = parentOf(node);
            }
            if (node != null && visits.getOrDefault(node, 0) == visit) {
                cuts.add(firstOfLoop(node));
            }
        }
        return cuts;
    }

    private TraceNode firstOfLoop(TraceNode any) {
        TraceNode first = any;
        for (TraceNode node = parentOf(any); node != null && node != any; node = parentOf(node)) {
            first = TraceNode.BY_START.compare(node, first) < 0 ? node : first;
        }
        return first;
    }

    private @Nullable TraceNode parentOf(TraceNode node) {
        SpanId parent = node.span().parent();
        return parent == null ? null : nodes.get(parent.value());
    }
}
