package dev.loki.adapter.jira.adf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.commonmark.text.Characters;

/** Blocks of Markdown one below the other, so written that none runs into the next. Not thread-safe. */
final class MarkdownBlocks {

    private static final int LAST_NUMBER = 999_999_999;
    /** Larger tables leave out the empty cells at the ends of their rows. */
    private static final int MAX_PADDED = 100_000;

    private static final List<String> BULLETS = List.of("-", "*", "+");
    private static final List<String> DELIMITERS = List.of(".", ")");
    private static final Pattern RULE = Pattern.compile("(?:- *){3,}|(?:\\* *){3,}|(?:\\+ *){3,}");
    private static final Pattern JOINS_PARAGRAPH = Pattern.compile("(?:[-*+]|1[.)]) \\S.*");

    private final boolean isItem;
    private final StringBuilder out = new StringBuilder();
    private String lastMarker = "";
    private boolean endsWithParagraph;

    private MarkdownBlocks(boolean isItem) {
        this.isItem = isItem;
    }

    /** The blocks of a document, quote or panel. */
    static MarkdownBlocks ofDocument() {
        return new MarkdownBlocks(false);
    }

    /** The blocks of a list item, where lists follow a paragraph without an empty line. */
    static MarkdownBlocks ofItem() {
        return new MarkdownBlocks(true);
    }

    /** The paragraph; none where it is empty. */
    void paragraph(String text) {
        if (!text.isEmpty()) {
            add(text);
            endsWithParagraph = true;
        }
    }

    void heading(int level, String text) {
        add("#".repeat(level) + (text.isEmpty() ? "" : " " + text));
    }

    void code(String language, String code) {
        add(CodeText.block(language, code));
    }

    void rule() {
        add(isItem ? "___" : "---");
    }

    void quote(String blocks) {
        add(prefixed(blocks, "> ", "> ", ">"));
    }

    /** A list, whose items are blocks of Markdown, with another bullet than the list right before it. */
    void bullets(List<String> items) {
        for (String bullet : BULLETS) {
            String list = list(items, number -> bullet);
            if (!bullet.equals(lastMarker) && !RULE.matcher(firstLine(list)).matches()) {
                add(list);
                lastMarker = bullet;
                return;
            }
        }
    }

    /** A numbered list, with another delimiter than the list right before it. */
    void numbers(int first, List<String> items) {
        String delimiter = DELIMITERS.get(lastMarker.equals(DELIMITERS.get(0)) ? 1 : 0);
        add(list(items, at -> Math.min(first + (long) at, LAST_NUMBER) + delimiter));
        lastMarker = delimiter;
    }

    /** A table; the first row is its head. */
    void table(List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return;
        }
        boolean isPadded = (long) columns * rows.size() <= MAX_PADDED;
        List<String> lines = new ArrayList<>();
        lines.add(row(rows.get(0), columns));
        lines.add("|" + " --- |".repeat(columns));
        rows.subList(1, rows.size()).forEach(row -> lines.add(row(row, isPadded ? columns : 1)));
        add(String.join("\n", lines));
    }

    /** The Markdown, without an end of line. */
    String text() {
        return out.toString();
    }

    private void add(String block) {
        if (out.length() > 0) {
            boolean joins = isItem
                    && endsWithParagraph
                    && JOINS_PARAGRAPH.matcher(firstLine(block)).matches();
            out.append(joins ? "\n" : "\n\n");
        }
        out.append(block);
        lastMarker = "";
        endsWithParagraph = false;
    }

    private static String row(List<String> cells, int columns) {
        StringBuilder row = new StringBuilder("|");
        for (int i = 0; i < Math.max(cells.size(), columns); i++) {
            row.append(' ').append(i < cells.size() ? cells.get(i) : "").append(" |");
        }
        return row.toString();
    }

    private static String list(List<String> items, IntFunction<String> markers) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String marker = markers.apply(i);
            String item = items.get(i);
            lines.add(item.isEmpty() ? marker : prefixed(item, marker + " ", " ".repeat(marker.length() + 1), ""));
        }
        return String.join("\n", lines);
    }

    private static String prefixed(String block, String first, String rest, String empty) {
        StringBuilder prefixed = new StringBuilder(block.length() + 64);
        String prefix = first;
        for (String line : block.split("\n", -1)) {
            boolean isBlank = Characters.isBlank(line);
            prefixed.append(isBlank ? empty : prefix)
                    .append(isBlank ? "" : line)
                    .append('\n');
            prefix = rest;
        }
        prefixed.setLength(prefixed.length() - 1);
        return prefixed.toString();
    }

    private static String firstLine(String block) {
        int end = block.indexOf('\n');
        return end < 0 ? block : block.substring(0, end);
    }
}
