package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Blocks as lines of one paragraph, for where Markdown has no room for more: the cells of a table. */
final class FlowReader {

    private final InlineReader inlines;
    private int listLevel;

    FlowReader(InlineReader inlines) {
        this.inlines = inlines;
    }

    /** Begins a line, unless one begins here anyway. */
    static void startLine(List<Inline> to) {
        if (!to.isEmpty() && !(to.get(to.size() - 1) instanceof Break)) {
            to.add(Break.LINE);
        }
    }

    void add(AdfNode node, List<Inline> to, int depth) {
        switch (node.type()) {
            case "heading" -> strong(node.content(), to, depth);
            case "codeBlock" -> inlines.code(BlockReader.code(node), to, depth);
            case "bulletList" -> items(node, at -> "- ", to, depth);
            case "orderedList" -> items(node, at -> (ListReader.first(node) + at) + ". ", to, depth);
            case "taskList" -> items(node, at -> "", to, depth);
            case "taskItem", "blockTaskItem" -> led(List.of(Run.plain(ListReader.box(node))), node, to, depth);
            case "decisionItem" -> led(ListReader.decision(node), node, to, depth);
            case "rule" -> line("---", to, depth);
            case "panel" -> led(List.of(PanelWord.of(node).run(), Run.plain(" ")), node, to, depth);
            case "expand", "nestedExpand" -> {
                strong(List.of(titleOf(node)), to, depth);
                lines(node, to, depth);
            }
            case "extension", "bodiedExtension", "syncBlock", "bodiedSyncBlock" -> {
                line(LeafText.extension(node), to, depth);
                lines(node, to, depth);
            }
            case "mediaSingle", "mediaGroup" -> {
                startLine(to);
                inlines.files(node, to, depth);
                startLine(to);
            }
            case "media" -> inlines.media(node, "attachment", to, depth);
            case "tableRow" -> row(node, to, depth);
            default -> other(node, to, depth);
        }
    }

    private void other(AdfNode node, List<Inline> to, int depth) {
        if (BlockReader.isBlock(node)) {
            lines(node, to, depth);
            return;
        }
        List<AdfNode> content = node.content();
        if (content.isEmpty() || !node.text().isEmpty()) {
            inlines.plain(LeafText.unknown(node), to, depth);
        }
        inlines.addAll(content, to, depth + 1);
    }

    private void lines(AdfNode node, List<Inline> to, int depth) {
        startLine(to);
        inlines.addAll(node.content(), to, depth + 1);
        startLine(to);
    }

    private void line(String text, List<Inline> to, int depth) {
        startLine(to);
        inlines.plain(text, to, depth);
        startLine(to);
    }

    private void items(AdfNode list, IntFunction<String> markers, List<Inline> to, int depth) {
        listLevel++;
        List<AdfNode> items = list.content();
        for (int at = 0; at < items.size(); at++) {
            String marker = "- ".repeat(listLevel - 1) + markers.apply(at);
            List<Inline> item = new ArrayList<>();
            inlines.addAll(List.of(items.get(at)), item, depth + 1);
            append(inlines.taken(List.of(Run.plain(marker)), depth), item, to);
        }
        listLevel--;
        startLine(to);
    }

    private void led(List<Run> lead, AdfNode node, List<Inline> to, int depth) {
        List<Inline> body = new ArrayList<>();
        inlines.addAll(node.content(), body, depth + 1);
        append(inlines.taken(lead, depth), body, to);
    }

    private static void append(List<Run> lead, List<Inline> body, List<Inline> to) {
        startLine(to);
        to.addAll(lead);
        to.addAll(body);
    }

    private void strong(List<AdfNode> content, List<Inline> to, int depth) {
        List<Inline> body = new ArrayList<>();
        inlines.addAll(content, body, depth + 1);
        startLine(to);
        to.addAll(allStrong(body));
        startLine(to);
    }

    /** The same in bold, but for code, which ADF has in no other look. */
    static List<Inline> allStrong(List<Inline> inlines) {
        return inlines.stream()
                .map(inline -> inline instanceof Run run ? run.with(Mark.STRONG) : inline)
                .toList();
    }

    private void row(AdfNode row, List<Inline> to, int depth) {
        startLine(to);
        for (AdfNode cell : row.content()) {
            List<Inline> body = inlines.read(cell.content(), depth + 1);
            to.addAll(body);
            inlines.plain(" / ", to, depth);
        }
        startLine(to);
    }

    static AdfNode titleOf(AdfNode expand) {
        return AdfNode.ofText(expand.attribute("title"));
    }
}
