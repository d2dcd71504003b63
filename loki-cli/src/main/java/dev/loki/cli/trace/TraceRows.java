package dev.loki.cli.trace;

import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.domain.trace.Attributes;
import dev.loki.domain.trace.SpanEvent;
import dev.loki.domain.trace.tree.SpanVerdict;
import dev.loki.domain.trace.tree.TraceBranch;
import dev.loki.domain.trace.tree.TraceNode;
import dev.loki.domain.trace.tree.TraceTree;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a tree that is drawn, from above to below. For one drawing. */
final class TraceRows {

    /** Of children of one name, how many are shown before the rest is folded. */
    private static final int SHOWN_OF_A_NAME = 8;

    private static final int FEWEST_FOLDED = 4;
    private static final int EVENTS_OF_A_SPAN = 3;
    private static final int DEEPEST_INDENT = 40;

    private final boolean unfolded;
    private final TreeGlyphs glyphs;
    private final List<Row> rows = new ArrayList<>();
    private final Deque<Pending> next = new ArrayDeque<>();

    private TraceRows(boolean unfolded, TreeGlyphs glyphs) {
        this.unfolded = unfolded;
        this.glyphs = glyphs;
    }

    /** @param unfolded whether children beyond the first of a name have rows, too */
    static List<Row> of(TraceTree tree, boolean unfolded, TreeGlyphs glyphs) {
        TraceRows rows = new TraceRows(unfolded, glyphs);
        for (TraceBranch branch : tree.branches()) {
            rows.add(branch);
        }
        return rows.rows;
    }

    private void add(TraceBranch branch) {
        if (branch.parent() == null) {
            next.push(new Pending("", "", branch.nodes().get(0), ""));
        } else {
            String why = branch.kind() == TraceBranch.Kind.PARENT_LOOP ? " is below itself" : " was not recorded";
            rows.add(new Row(
                    "", null, glyphs.gap() + " parent " + branch.parent().hex() + why, Mark.GAP));
            pushChildren("", branch.nodes());
        }
        while (!next.isEmpty()) {
            Pending pending = next.pop();
            TraceNode node = pending.node();
            if (node == null) {
                rows.add(new Row(pending.indent(), null, pending.text(), Mark.FOLD));
            } else {
                rows.add(new Row(pending.indent(), node, "", Mark.SPAN));
                addNotes(pending.below() + (node.children().isEmpty() ? "  " : glyphs.trunk()), node);
                pushChildren(pending.below(), node.children());
            }
        }
    }

    private void pushChildren(String below, List<TraceNode> children) {
        List<Object> entries = entries(children);
        String indent = below.length() <= DEEPEST_INDENT * glyphs.trunk().length()
                ? below
                : glyphs.mark() + below.substring(below.length() / 2);
        for (int i = entries.size() - 1; i >= 0; i--) {
            boolean isLast = i == entries.size() - 1;
            String own = indent + (isLast ? glyphs.lastBranch() : glyphs.branch());
            String under = indent + (isLast ? glyphs.blank() : glyphs.trunk());
            next.push(
                    entries.get(i) instanceof TraceNode node
                            ? new Pending(own, under, node, "")
                            : new Pending(own, under, null, entries.get(i).toString()));
        }
    }

    /** The children, and a text for each name of which some are folded. What went wrong is never folded. */
    private List<Object> entries(List<TraceNode> children) {
        Map<String, Integer> plain = new HashMap<>();
        children.stream()
                .filter(TraceRows::isPlain)
                .forEach(child -> plain.merge(child.span().name(), 1, Integer::sum));
        Map<String, Integer> shown = new HashMap<>();
        Map<String, Long> foldedNanos = new LinkedHashMap<>();
        List<Object> entries = new ArrayList<>();
        for (TraceNode child : children) {
            String name = child.span().name();
            boolean mayFold =
                    !unfolded && isPlain(child) && plain.getOrDefault(name, 0) > SHOWN_OF_A_NAME + FEWEST_FOLDED;
            if (mayFold && shown.merge(name, 1, Integer::sum) > SHOWN_OF_A_NAME) {
                foldedNanos.merge(name, child.durationNanos(), Long::sum);
            } else {
                entries.add(child);
            }
        }
        foldedNanos.forEach((name, nanos) ->
                entries.add(glyphs.mark() + " " + (plain.getOrDefault(name, 0) - SHOWN_OF_A_NAME) + " more "
                        + Printable.line(name) + ", " + Amounts.duration(nanos) + " in all; --all shows them"));
        return entries;
    }

    private static boolean isPlain(TraceNode node) {
        SpanVerdict worst = node.subtree().worst();
        return node.subtree().errors() == 0 && (worst == null || worst.tone() == SpanVerdict.Tone.GOOD);
    }

    private void addNotes(String indent, TraceNode node) {
        SpanVerdict verdict = node.facts().verdict();
        if (verdict != null && verdict.tone() != SpanVerdict.Tone.GOOD) {
            note(indent, glyphs.no(), reason(node), Mark.VERDICT);
        }
        if (node.isError()) {
            note(indent, glyphs.no(), node.span().status().message(), Mark.ERROR);
        }
        node.span().events().stream().limit(EVENTS_OF_A_SPAN).forEach(event -> addNote(indent, event));
    }

    private void addNote(String indent, SpanEvent event) {
        Map<String, String> found = texts(event.attributes());
        for (String name : List.of("loki.policy.reason", "reason", "exception.message", "message", "error")) {
            if (found.containsKey(name)) {
                note(indent, glyphs.dot(), event.name() + ": " + found.get(name), Mark.EVENT);
                return;
            }
        }
    }

    /** Which rules were against it, and how. */
    private static String reason(TraceNode node) {
        Map<String, String> found = texts(node.span().attributes());
        List<String> parts = new ArrayList<>();
        for (String name : List.of("loki.policy.reason", "loki.policy.violated", "loki.policy.code")) {
            if (found.containsKey(name)) {
                parts.add(found.get(name));
            }
        }
        return String.join(", ", parts);
    }

    private static Map<String, String> texts(Attributes attributes) {
        Map<String, String> texts = new HashMap<>();
        attributes.forEach((name, value) -> texts.put(name, value.toString()));
        return texts;
    }

    private void note(String indent, String sign, String text, Mark mark) {
        if (!text.isEmpty()) {
            rows.add(new Row(indent, null, sign + " " + Printable.line(text), mark));
        }
    }

    /** What a row shows. */
    enum Mark {
        SPAN,
        GAP,
        FOLD,
        VERDICT,
        ERROR,
        EVENT
    }

    /**
     * One row.
     *
     * @param indent the branches that lead to it
     * @param node the span; null where it is a text only
     */
    record Row(String indent, @Nullable TraceNode node, String text, Mark mark) {}

    private record Pending(
            String indent, String below, @Nullable TraceNode node, String text) {}
}
