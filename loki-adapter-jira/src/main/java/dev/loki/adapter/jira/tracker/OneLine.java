package dev.loki.adapter.jira.tracker;

/** Text as Jira takes it for fields of one line, and as people read it in one. */
final class OneLine {

    private static final String CUT = "...";

    private OneLine() {}

    /** Without control characters and ends of lines. */
    static String of(String text) {
        return text.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }

    /** At most so many UTF-16 units, which says so where it is cut; no pair is broken. */
    static String cut(String line, int most) {
        if (line.length() <= most) {
            return line;
        }
        int end = most - CUT.length();
        return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
