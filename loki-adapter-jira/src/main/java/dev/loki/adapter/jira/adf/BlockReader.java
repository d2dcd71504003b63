package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The blocks of a document, and whatever stands where they should. Not thread-safe. */
final class BlockReader {

    private static final Set<String> CONTAINERS = Set.of(
            "doc",
            "paragraph",
            "caption",
            "blockquote",
            "listItem",
            "decisionList",
            "table",
            "tableCell",
            "tableHeader",
            "layoutSection",
            "layoutColumn",
            "mediaSingle",
            "mediaGroup");

    private final ReadingBudget budget;
    private final InlineReader inlines;
    private final ListReader lists;
    private final TableReader tables;

    BlockReader(ReadingBudget budget) {
        this.budget = budget;
        this.inlines = new InlineReader(budget);
        this.lists = new ListReader(this, inlines, budget);
        this.tables = new TableReader(inlines, budget);
    }

    /** Whether the node is a block that says nothing but what it holds. */
    static boolean isBlock(AdfNode node) {
        return CONTAINERS.contains(node.type());
    }

    /** All text of a code block. */
    static String code(AdfNode block) {
        StringBuilder code = new StringBuilder();
        addCode(block, code, 0);
        return code.toString();
    }

    private static void addCode(AdfNode node, StringBuilder code, int depth) {
        code.append(node.is("hardBreak") ? "\n" : node.text());
        if (depth <= ReadingBudget.MAX_DEPTH) {
            node.content().forEach(child -> addCode(child, code, depth + 1));
        } else if (node.json().get("content") != null) {
            code.append(ReadingBudget.TOO_DEEP);
        }
    }

    void read(List<AdfNode> nodes, MarkdownBlocks to, int depth) {
        if (depth > ReadingBudget.MAX_DEPTH) {
            to.paragraph(nodes.isEmpty() ? "" : TextEscaper.escape(ReadingBudget.TOO_DEEP, true, false));
            return;
        }
        List<AdfNode> loose = new ArrayList<>();
        for (AdfNode node : nodes) {
            if (InlineReader.isInline(node)) {
                loose.add(node);
            } else if (budget.takeBlock(depth)) {
                paragraph(loose, to, depth);
                loose.clear();
                block(node, to, depth);
            }
        }
        paragraph(loose, to, depth);
    }

    private void block(AdfNode node, MarkdownBlocks to, int depth) {
        switch (node.type()) {
            case "paragraph", "caption" -> paragraph(node.content(), to, depth + 1);
            case "heading" -> heading(node, to, depth);
            case "codeBlock" -> to.code(language(node), budget.take(PlainText.lines(code(node)), depth));
            case "blockquote" -> quote(node, MarkdownBlocks.ofDocument(), to, depth);
            case "panel" -> panel(node, to, depth);
            case "rule" -> to.rule();
            case "bulletList" -> lists.bullets(node, to, depth);
            case "orderedList" -> lists.numbers(node, to, depth);
            case "taskList" -> lists.tasks(node, to, depth);
            case "decisionList" -> lists.decisions(node, to, depth);
            case "table" -> tables.read(node, to, depth);
            case "expand", "nestedExpand" -> expand(node, to, depth);
            case "mediaSingle", "mediaGroup" -> media(node, to, depth);
            case "blockCard", "embedCard", "media" -> paragraph(List.of(node), to, depth);
            case "extension", "bodiedExtension", "syncBlock", "bodiedSyncBlock" ->
                labelled(LeafText.extension(node), node, to, depth);
            default -> other(node, to, depth);
        }
    }

    private void other(AdfNode node, MarkdownBlocks to, int depth) {
        boolean isKnown = isBlock(node) || node.is("taskItem") || node.is("decisionItem") || node.is("tableRow");
        boolean hasContent = node.json().get("content") != null;
        labelled(isKnown || (hasContent && node.text().isEmpty()) ? "" : LeafText.unknown(node), node, to, depth);
    }

    private void labelled(String label, AdfNode node, MarkdownBlocks to, int depth) {
        paragraph(label.isBlank() ? List.of() : List.of(AdfNode.ofText(label)), to, depth);
        read(node.content(), to, depth + 1);
    }

    private void paragraph(List<AdfNode> nodes, MarkdownBlocks to, int depth) {
        to.paragraph(InlineRenderer.render(inlines.read(nodes, depth), InlineRenderer.Place.PARAGRAPH));
    }

    private void heading(AdfNode node, MarkdownBlocks to, int depth) {
        List<Inline> text = inlines.read(node.content(), depth + 1);
        to.heading(node.number("level", 1, 6), InlineRenderer.render(text, InlineRenderer.Place.HEADING));
    }

    private void quote(AdfNode node, MarkdownBlocks body, MarkdownBlocks to, int depth) {
        read(node.content(), body, depth + 1);
        if (!body.text().isEmpty()) {
            to.quote(body.text());
        }
    }

    private void panel(AdfNode node, MarkdownBlocks to, int depth) {
        MarkdownBlocks body = MarkdownBlocks.ofDocument();
        List<Run> word = inlines.taken(List.of(PanelWord.of(node).run()), depth + 1);
        body.paragraph(InlineRenderer.render(List.copyOf(word), InlineRenderer.Place.PARAGRAPH));
        quote(node, body, to, depth);
    }

    private void expand(AdfNode node, MarkdownBlocks to, int depth) {
        List<Inline> title = FlowReader.allStrong(inlines.read(List.of(FlowReader.titleOf(node)), depth));
        to.paragraph(InlineRenderer.render(Inlines.settle(title), InlineRenderer.Place.PARAGRAPH));
        read(node.content(), to, depth + 1);
    }

    private void media(AdfNode node, MarkdownBlocks to, int depth) {
        List<Inline> parts = new ArrayList<>();
        inlines.files(node, parts, depth);
        to.paragraph(InlineRenderer.render(Inlines.settle(parts), InlineRenderer.Place.PARAGRAPH));
    }

    /** What can stand behind a fence: names of languages have no other characters. */
    private static String language(AdfNode node) {
        String language = node.attribute("language");
        return language.substring(0, PlainText.cut(language, CodeText.MAX_LANGUAGE))
                .replaceAll("[^\\p{L}\\p{N}+#._/-]", "");
    }
}
