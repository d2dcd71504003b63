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
    static final String TOO_MUCH = "[cut: the document holds more than " + grouped(MAX_CHARACTERS)
            + " characters or " + grouped(MAX_NODES) + " nodes]";

    private int nodes = MAX_NODES;
    private int characters = MAX_CHARACTERS;

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
     * As much of the text as is left.
     *
     * @param depth of the lines, since every one of them is indented
     */
    String take(String text, int depth) {
        int most = Math.min(text.length(), Math.max(characters, 0));
        String taken = text.substring(0, PlainText.cut(text, most));
        long lines = taken.chars().filter(c -> c == '\n').count();
        characters -= (int) Math.min(taken.length() + lines * depth, Integer.MAX_VALUE / 2);
        if (taken.length() < text.length()) {
            characters = -1;
        }
        return taken;
    }

    /** Whether something was left out for want of room. */
    boolean isSpent() {
        return nodes < 0 || characters < 0;
    }
}
