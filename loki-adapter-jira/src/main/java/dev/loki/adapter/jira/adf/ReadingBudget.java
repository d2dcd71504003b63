package dev.loki.adapter.jira.adf;

import java.util.Locale;

/** What is left of the bounds of one reading. Not thread-safe. */
final class ReadingBudget {

    /** Levels of nodes within nodes: a list within a list is two. */
    static final int MAX_DEPTH = 50;

    static final int MAX_NODES = 200_000;
    static final int MAX_CHARACTERS = 1_000_000;

    /** What stands where nodes are nested deeper. */
    static final String TOO_DEEP = "[cut: nested more than " + MAX_DEPTH + " levels deep]";

    /** What stands at the end where there was more. */
    static final String TOO_MUCH = "[cut: the document holds more than " + grouped(MAX_CHARACTERS) + " characters or "
            + grouped(MAX_NODES) + " nodes]";

    /** What a list or a quote puts before each of its lines, and before an item: {@code "- "} and the end of the line. */
    private static final int MARKER = 3;

    private int nodes = MAX_NODES;
    private long characters = MAX_CHARACTERS;
    private int wider;

    /** With a comma between thousands. */
    static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Whether one node more is read. */
    boolean takeNode() {
        nodes--;
        return !isSpent();
    }

    /**
     * Whether one block more is read, which begins a line.
     *
     * @param depth of the line, since every one is indented
     */
    boolean takeBlock(int depth) {
        characters -= line(depth);
        return takeNode();
    }

    /** From now on, lines are indented by so many characters more, or less. */
    void widen(int by) {
        wider += by;
    }

    /**
     * As much of the text as is left.
     *
     * @param depth of the lines
     */
    String take(String text, int depth) {
        int most = (int) Math.min(text.length(), Math.max(characters, 0));
        String taken = text.substring(0, PlainText.cut(text, most));
        long lines = taken.chars().filter(c -> c == '\n').count();
        characters -= taken.length() + lines * line(depth);
        if (taken.length() < text.length()) {
            characters = -1;
        }
        return taken;
    }

    private int line(int depth) {
        return MARKER * (depth + 1) + wider;
    }

    /** Whether something was left out for want of room. */
    boolean isSpent() {
        return nodes < 0 || characters < 0;
    }
}
