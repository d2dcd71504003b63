package dev.loki.cli.trace;

import dev.loki.cli.terminal.Terminal;
import dev.loki.cli.text.Amounts;
import dev.loki.cli.text.Printable;
import dev.loki.cli.text.TextWidth;
import dev.loki.domain.trace.tree.SpanUsage;
import dev.loki.domain.trace.tree.SpanVerdict;
import dev.loki.domain.trace.tree.TraceNode;
import dev.loki.domain.trace.tree.TraceTree;
import dev.loki.domain.trace.tree.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A trace as a person reads it on a terminal: a head, then the tree with times, a small waterfall, verdicts and costs. */
final class TraceText {

    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    private static final int DURATION = 10;
    private static final int BAR = 24;
    private static final int NARROWEST_WITH_BAR = 100;
    private static final int NARROWEST_NAME = 24;

    private final Terminal terminal;
    private final TreeGlyphs glyphs;
    private final TraceTree tree;
    private final Consumer<String> out;

    TraceText(Terminal terminal, TraceTree tree, Consumer<String> out) {
        this.terminal = terminal;
        this.glyphs = TreeGlyphs.of(terminal);
        this.tree = tree;
        this.out = out;
    }

    void print(boolean unfolded) {
        printHead();
        List<TraceRows.Row> rows = TraceRows.of(tree, unfolded, glyphs);
        int widest = rows.stream().mapToInt(this::width).max().orElse(0);
        int tail = rows.stream()
                .mapToInt(row -> TextWidth.of(plainTail(row)))
                .max()
                .orElse(0);
        int room = terminal.width() - DURATION - 2 - tail - (hasBar() ? BAR + 2 : 0);
        int names = Math.max(NARROWEST_NAME, Math.min(widest, room));
        rows.forEach(row -> out.accept(line(row, names)));
    }

    private void printHead() {
        TraceNode first = tree.branches().get(0).nodes().get(0);
        out.accept(paint(BOLD, label(first))
                + glyphs.between()
                + Amounts.time(tree.startEpochNanos())
                + glyphs.between()
                + paint(DIM, "trace " + tree.traceId().hex()));
        List<String> facts =
                new ArrayList<>(List.of(Amounts.duration(tree.durationNanos()), Amounts.number(tree.size(), "span")));
        tree.verdicts()
                .forEach((verdict, count) ->
                        facts.add(paint(colour(verdict.tone()), count + " " + Printable.line(verdict.word()))));
        if (tree.errors() > 0) {
            facts.add(paint(RED, Amounts.number(tree.errors(), "error")));
        }
        facts.addAll(usage(tree.usage(), true));
        if (!tree.services().isEmpty()) {
            facts.add(Printable.line(String.join(", ", tree.services())));
        }
        out.accept(String.join(glyphs.between(), facts));
        out.accept("");
    }

    private int width(TraceRows.Row row) {
        TraceNode node = row.node();
        return node == null ? 0 : TextWidth.of(row.indent()) + TextWidth.of(label(node));
    }

    private String line(TraceRows.Row row, int names) {
        TraceNode node = row.node();
        if (node == null) {
            String text = TextWidth.cut(
                    row.text(), Math.max(NARROWEST_NAME, terminal.width() - TextWidth.of(row.indent())), glyphs.mark());
            return paint(DIM, row.indent()) + paint(colour(row.mark()), text);
        }
        String name = TextWidth.cut(label(node), Math.max(1, names - TextWidth.of(row.indent())), glyphs.mark());
        String padding = " ".repeat(Math.max(0, names - TextWidth.of(row.indent()) - TextWidth.of(name)));
        String shown = paint(DIM, row.indent()) + (node.isCritical() ? paint(BOLD, name) : name) + padding;
        String time = String.format("%" + DURATION + "s", Amounts.duration(node.durationNanos()));
        return (shown + time + (hasBar() ? "  " + bar(node) : "") + "  " + tail(node)).stripTrailing();
    }

    private static String colour(TraceRows.Mark mark) {
        return switch (mark) {
            case VERDICT, ERROR -> RED;
            case GAP -> YELLOW;
            default -> DIM;
        };
    }

    private static String label(TraceNode node) {
        String detail = node.facts().detail();
        return Printable.line(
                detail.isEmpty() ? node.span().name() : node.span().name() + " " + detail);
    }

    private boolean hasBar() {
        return terminal.width() >= NARROWEST_WITH_BAR;
    }

    private String bar(TraceNode node) {
        double whole = (double) Math.max(1, tree.durationNanos());
        double from = (node.span().startEpochNanos() - tree.startEpochNanos()) / whole;
        int before = (int) Math.min(BAR - 1, Math.floor(from * BAR));
        int length = (int) Math.max(1, Math.min(BAR - before, Math.round(node.durationNanos() / whole * BAR)));
        return " ".repeat(before)
                + paint(barColour(node), glyphs.bar().repeat(length))
                + " ".repeat(BAR - before - length);
    }

    private static String barColour(TraceNode node) {
        if (node.isError()) {
            return RED;
        }
        return switch (node.facts().kind()) {
            case POLICY, REVIEW -> YELLOW;
            case MODEL -> CYAN;
            case AGENT, TOOL -> GREEN;
            case RUN, COMMAND, OTHER -> DIM;
        };
    }

    private String plainTail(TraceRows.Row row) {
        TraceNode node = row.node();
        return node == null ? "" : String.join("  ", tailParts(node));
    }

    private String tail(TraceNode node) {
        List<String> parts = tailParts(node);
        SpanVerdict verdict = node.facts().verdict();
        if (verdict != null) {
            parts.set(0, paint(colour(verdict.tone()), parts.get(0)));
        }
        return String.join("  ", parts);
    }

    private static String colour(SpanVerdict.Tone tone) {
        return switch (tone) {
            case GOOD -> GREEN;
            case CAUTION -> YELLOW;
            case BAD -> RED;
        };
    }

    /** An agent's, and the whole's, is what all below it took. */
    private List<String> tailParts(TraceNode node) {
        List<String> parts = new ArrayList<>();
        SpanVerdict verdict = node.facts().verdict();
        if (verdict != null) {
            parts.add(Printable.line(verdict.word()));
        }
        boolean isSum = node.depth() == 0 || node.facts().kind() == WorkKind.AGENT;
        parts.addAll(usage(isSum ? node.subtree().usage() : node.facts().usage(), false));
        return parts;
    }

    private static List<String> usage(SpanUsage usage, boolean withCache) {
        List<String> parts = new ArrayList<>();
        if (usage.hasTokens()) {
            String cached =
                    !withCache || usage.cacheRead() == 0 ? "" : " (+" + Amounts.count(usage.cacheRead()) + " cached)";
            parts.add(Amounts.count(usage.input()) + cached + " in, " + Amounts.count(usage.output()) + " out");
        }
        if (usage.costUsd() > 0) {
            parts.add(Amounts.usd(usage.costUsd()));
        }
        return parts;
    }

    private String paint(String colour, String text) {
        return terminal.colours() && !text.isEmpty() ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
