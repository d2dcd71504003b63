package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.List;

/** Lists of ADF: bulleted, numbered, of tasks and of decisions. Not thread-safe. */
final class ListReader {

    private static final int LAST_NUMBER = 999_999_999;

    private final BlockReader blocks;
    private final InlineReader inlines;
    private final ReadingBudget budget;

    ListReader(BlockReader blocks, InlineReader inlines, ReadingBudget budget) {
        this.blocks = blocks;
        this.inlines = inlines;
        this.budget = budget;
    }

    /** The number of the first item. */
    static int first(AdfNode orderedList) {
        boolean isSaid = orderedList.attributes().get("order") != null;
        return isSaid ? orderedList.number("order", 0, LAST_NUMBER) : 1;
    }

    /** The box of a task, with a space behind it. */
    static String box(AdfNode task) {
        return task.attribute("state").equals("DONE") ? "[x] " : "[ ] ";
    }

    /** What a decision begins with. */
    static List<Run> decision(AdfNode item) {
        String word = item.attribute("state").equals("UNDECIDED") ? "Undecided:" : "Decision:";
        return List.of(new Run(word, List.of(Mark.STRONG)), Run.plain(" "));
    }

    void bullets(AdfNode list, MarkdownBlocks to, int depth) {
        List<String> items = items(list, depth);
        if (!items.isEmpty()) {
            to.bullets(items);
        }
    }

    void numbers(AdfNode list, MarkdownBlocks to, int depth) {
        int digits = String.valueOf(first(list)).length();
        budget.widen(digits);
        List<String> items = items(list, depth);
        budget.widen(-digits);
        if (!items.isEmpty()) {
            to.numbers(first(list), items);
        }
    }

    void decisions(AdfNode list, MarkdownBlocks to, int depth) {
        List<String> items = new ArrayList<>();
        for (AdfNode item : list.content()) {
            if (budget.takeBlock(depth)) {
                List<Inline> parts = new ArrayList<>(inlines.taken(decision(item), depth + 1));
                inlines.addAll(item.content(), parts, depth + 1);
                items.add(paragraph(parts));
            }
        }
        if (!items.isEmpty()) {
            to.bullets(items);
        }
    }

    void tasks(AdfNode list, MarkdownBlocks to, int depth) {
        List<MarkdownBlocks> items = new ArrayList<>();
        addTasks(list, items, depth);
        if (!items.isEmpty()) {
            to.bullets(items.stream().map(MarkdownBlocks::text).toList());
        }
    }

    /** A list among tasks belongs to the task above it. */
    private void addTasks(AdfNode list, List<MarkdownBlocks> items, int depth) {
        for (AdfNode node : list.content()) {
            if (!budget.takeBlock(depth)) {
                return;
            }
            boolean isList = node.is("taskList");
            if (isList && !items.isEmpty() && depth < ReadingBudget.MAX_DEPTH) {
                tasks(node, items.get(items.size() - 1), depth + 1);
            } else if (isList && depth < ReadingBudget.MAX_DEPTH) {
                addTasks(node, items, depth + 1);
            } else {
                items.add(task(node, depth));
            }
        }
    }

    private MarkdownBlocks task(AdfNode node, int depth) {
        MarkdownBlocks item = MarkdownBlocks.ofItem();
        String text = InlineRenderer.render(inlines.read(node.content(), depth + 1), InlineRenderer.Place.PARAGRAPH);
        item.paragraph((budget.take(box(node), depth) + text).stripTrailing());
        return item;
    }

    private List<String> items(AdfNode list, int depth) {
        List<String> items = new ArrayList<>();
        for (AdfNode item : list.content()) {
            if (budget.takeBlock(depth)) {
                MarkdownBlocks body = MarkdownBlocks.ofItem();
                blocks.read(item.is("listItem") ? item.content() : List.of(item), body, depth + 1);
                items.add(body.text());
            }
        }
        return items;
    }

    private static String paragraph(List<Inline> parts) {
        return InlineRenderer.render(Inlines.settle(parts), InlineRenderer.Place.PARAGRAPH);
    }
}
