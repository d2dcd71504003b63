package dev.loki.adapter.jira.adf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tables of ADF. A cell that spans others is followed by empty ones. Not thread-safe. */
final class TableReader {

    private static final int MAX_SPAN = 50;

    private final InlineReader inlines;
    private final ReadingBudget budget;

    TableReader(InlineReader inlines, ReadingBudget budget) {
        this.inlines = inlines;
        this.budget = budget;
    }

    void read(AdfNode table, MarkdownBlocks to, int depth) {
        List<List<String>> rows = new ArrayList<>();
        Map<Integer, Integer> spans = new HashMap<>();
        for (AdfNode row : table.content()) {
            if (budget.takeBlock(depth)) {
                boolean isHead = rows.isEmpty() && isHead(row);
                if (rows.isEmpty() && !isHead) {
                    rows.add(List.of());
                }
                rows.add(row(row, isHead, spans, depth + 1));
            }
        }
        if (!rows.isEmpty()) {
            to.table(rows);
        }
    }

    private static List<AdfNode> cells(AdfNode row) {
        return row.is("tableRow") ? row.content() : List.of(row);
    }

    private static boolean isHead(AdfNode row) {
        List<AdfNode> cells = cells(row);
        return !cells.isEmpty() && cells.stream().allMatch(cell -> cell.is("tableHeader"));
    }

    private List<String> row(AdfNode row, boolean isHead, Map<Integer, Integer> spans, int depth) {
        List<String> texts = new ArrayList<>();
        for (AdfNode cell : cells(row)) {
            if (budget.takeBlock(0)) {
                addSpanned(texts, spans);
                int rowSpan = cell.number("rowspan", 1, MAX_SPAN);
                int columnSpan = cell.number("colspan", 1, MAX_SPAN);
                for (int i = 0; i < columnSpan && (i == 0 || budget.takeNode()); i++) {
                    spans.put(texts.size(), rowSpan - 1);
                    texts.add(i == 0 ? text(cell, isHead, depth) : "");
                }
            }
        }
        addSpanned(texts, spans);
        return texts;
    }

    /** Empty cells where one of a row above reaches down. */
    private void addSpanned(List<String> texts, Map<Integer, Integer> spans) {
        while (spans.getOrDefault(texts.size(), 0) > 0 && budget.takeNode()) {
            spans.merge(texts.size(), -1, Integer::sum);
            texts.add("");
        }
    }

    private String text(AdfNode cell, boolean isHead, int depth) {
        boolean isCell = cell.is("tableCell") || cell.is("tableHeader");
        List<Inline> body = inlines.read(isCell ? cell.content() : List.of(cell), depth + 1);
        boolean isBold = cell.is("tableHeader") && !isHead;
        List<Inline> shown = isBold ? Inlines.settle(FlowReader.allStrong(body)) : body;
        return InlineRenderer.render(shown, InlineRenderer.Place.CELL);
    }
}
