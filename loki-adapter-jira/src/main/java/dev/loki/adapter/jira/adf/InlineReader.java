package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of a paragraph, and of whatever stands where they should. Not thread-safe. */
final class InlineReader {

    private static final Set<String> TYPES = Set.of(
            "text",
            "hardBreak",
            "mention",
            "emoji",
            "date",
            "status",
            "inlineCard",
            "placeholder",
            "inlineExtension",
            "mediaInline");

    private final ReadingBudget budget;
    private final FlowReader flow;

    InlineReader(ReadingBudget budget) {
        this.budget = budget;
        this.flow = new FlowReader(this);
    }

    static boolean isInline(AdfNode node) {
        return TYPES.contains(node.type());
    }

    /** Settled inlines of nodes of any kind; blocks among them begin lines. */
    List<Inline> read(List<AdfNode> nodes, int depth) {
        List<Inline> inlines = new ArrayList<>();
        addAll(nodes, inlines, depth);
        return Inlines.settle(inlines);
    }

    void addAll(List<AdfNode> nodes, List<Inline> to, int depth) {
        if (depth > ReadingBudget.MAX_DEPTH) {
            if (!nodes.isEmpty()) {
                to.add(Run.plain(ReadingBudget.TOO_DEEP));
            }
            return;
        }
        for (AdfNode node : nodes) {
            if (!budget.takeNode()) {
                return;
            }
            add(node, to, depth);
        }
    }

    private void add(AdfNode node, List<Inline> to, int depth) {
        switch (node.type()) {
            case "text" -> text(node, to, depth);
            case "hardBreak" -> to.add(Break.LINE);
            case "mention" -> plain(LeafText.mention(node), to, depth);
            case "emoji" -> plain(LeafText.emoji(node), to, depth);
            case "date" -> plain(LeafText.date(node), to, depth);
            case "placeholder" -> plain(node.attribute("text"), to, depth);
            case "inlineExtension" -> plain(LeafText.extension(node), to, depth);
            case "status" -> to.add(new Run(budget.take(node.attribute("text"), depth), List.of(Mark.CODE)));
            case "inlineCard", "blockCard", "embedCard" -> card(node, to, depth);
            case "mediaInline" -> media(node, "attachment", to, depth);
            default -> flow.add(node, to, depth);
        }
    }

    void plain(String text, List<Inline> to, int depth) {
        to.add(Run.plain(budget.take(text, depth)));
    }

    /** What Markdown has to say where ADF has a type: as much of it as is left. */
    List<Run> taken(List<Run> words, int depth) {
        return words.stream()
                .map(word -> word.withText(budget.take(word.text(), depth)))
                .toList();
    }

    /** Lines of code, each a run of its own. */
    void code(String code, List<Inline> to, int depth) {
        for (String line : budget.take(PlainText.lines(code), depth).split("\n", -1)) {
            FlowReader.startLine(to);
            to.add(new Run(line, List.of(Mark.CODE)));
        }
    }

    /** The files of a media node with a space behind each, and the caption. */
    void files(AdfNode media, List<Inline> to, int depth) {
        String kind = media.is("mediaSingle") ? "image" : "attachment";
        for (AdfNode part : media.content()) {
            if (part.is("media")) {
                media(part, kind, to, depth);
            } else {
                addAll(List.of(part), to, depth + 1);
            }
            plain(" ", to, depth);
        }
    }

    void media(AdfNode node, String kind, List<Inline> to, int depth) {
        String text = budget.take(LeafText.media(node, kind), depth);
        String target = LinkTarget.of(externalTarget(node));
        List<Mark> marks = new ArrayList<>(MarkReader.read(node));
        if (!target.isEmpty()) {
            marks.add(Mark.link(target, ""));
        }
        to.add(new Run(text, marks));
    }

    private static String externalTarget(AdfNode node) {
        return node.attribute("type").equals("external") ? node.attribute("url") : "";
    }

    private void text(AdfNode node, List<Inline> to, int depth) {
        to.add(new Run(budget.take(node.text(), depth), MarkReader.read(node)));
        String target = MarkReader.refusedTarget(node);
        if (!target.isBlank() && !target.equals(node.text())) {
            plain(" (" + target + ")", to, depth);
        }
        addAll(node.content(), to, depth + 1);
    }

    private void card(AdfNode node, List<Inline> to, int depth) {
        String text = LeafText.card(node);
        String target = LinkTarget.of(text);
        if (target.isEmpty()) {
            plain(text, to, depth);
        } else {
            to.add(new Run(budget.take(target, depth), List.of(Mark.link(target, ""))));
        }
    }
}
