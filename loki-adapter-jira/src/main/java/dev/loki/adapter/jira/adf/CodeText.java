package dev.loki.adapter.jira.adf;

/** Code as Markdown delimits it: by more backticks than it holds in a row. */
final class CodeText {

    static final int MAX_LANGUAGE = 50;

    private CodeText() {}

    /** A code span of one line. */
    static String span(String code) {
        String fence = "`".repeat(longestRun(code) + 1);
        return fence + (needsPadding(code) ? " " + code + " " : code) + fence;
    }

    /**
     * A fenced code block.
     *
     * @param code lines; an end of line behind the last one is a line more
     */
    static String block(String language, String code) {
        String fence = "`".repeat(Math.max(3, longestRun(code) + 1));
        return fence + language + "\n" + (code.isEmpty() ? "" : code + "\n") + fence;
    }

    /** One space is taken from both ends of a span where there is one at both; a backtick would join the delimiter. */
    private static boolean needsPadding(String code) {
        boolean isBlank = code.chars().allMatch(c -> c == ' ');
        boolean hasBacktick = code.startsWith("`") || code.endsWith("`");
        return hasBacktick || (!isBlank && code.startsWith(" ") && code.endsWith(" "));
    }

    private static int longestRun(String code) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < code.length(); i++) {
            run = code.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
