package dev.loki.adapter.github.comment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What closes the code fence, HTML comment and folded parts that a beginning of Markdown leaves open (CommonMark 0.31, sections
 * 4.5 and 4.6).
 */
final class OpenEnds {

    private static final Pattern FENCE = Pattern.compile("^[ >]{0,12}(`{3,}+|~{3,}+)(.*+)$");
    private static final Pattern FOLD = Pattern.compile("<(/?)details\\b", Pattern.CASE_INSENSITIVE);
    private static final String COMMENT = "<!--";
    private static final String COMMENT_END = "-->";

    /** The fence that is open; empty where none is. */
    private String fence = "";

    private boolean inComment;
    private int folds;

    private OpenEnds() {}

    /** @param room what the ends may be long; what does not fit stays open */
    static String of(String markdown, int room) {
        OpenEnds open = new OpenEnds();
        markdown.lines().forEach(open::read);
        StringBuilder ends = new StringBuilder();
        if (!open.fence.isEmpty()) {
            ends.append('\n').append(open.fence);
        }
        if (open.inComment) {
            ends.append('\n').append(COMMENT_END);
        }
        while (open.folds-- > 0 && ends.length() + "\n\n</details>".length() <= room) {
            ends.append("\n\n</details>");
        }
        return ends.length() <= room ? ends.toString() : "";
    }

    private void read(String line) {
        if (inComment) {
            inComment = !line.contains(COMMENT_END);
            return;
        }
        Matcher matcher = FENCE.matcher(line);
        if (matcher.matches() && mayBeFence(matcher.group(1), matcher.group(2))) {
            fence = fence.isEmpty() ? matcher.group(1) : "";
        } else if (fence.isEmpty()) {
            readText(line);
        }
    }

    private boolean mayBeFence(String marks, String rest) {
        if (fence.isEmpty()) {
            return marks.charAt(0) != '`' || rest.indexOf('`') < 0;
        }
        return marks.charAt(0) == fence.charAt(0) && marks.length() >= fence.length() && rest.isBlank();
    }

    private void readText(String line) {
        int comment = line.lastIndexOf(COMMENT);
        inComment = comment >= 0 && line.indexOf(COMMENT_END, comment) < 0;
        Matcher fold = FOLD.matcher(line);
        while (fold.find()) {
            folds = Math.max(0, folds + (fold.group(1).isEmpty() ? 1 : -1));
        }
    }
}
