package dev.loki.adapter.jira.adf;

import dev.loki.adapter.jira.adf.Inline.Break;
import dev.loki.adapter.jira.adf.Inline.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a block of HTML says: comments nothing, {@code summary} its text in bold, {@code details} and {@code br} no more
 * than a new line. Everything else stands as it is written.
 */
final class HtmlText {

    private final List<Inline> to = new ArrayList<>();
    private List<Mark> marks = List.of();

    private HtmlText() {}

    static List<Inline> read(String html) {
        HtmlText text = new HtmlText();
        int at = 0;
        while (at < html.length()) {
            at = text.part(html, at);
        }
        return Inlines.settle(text.to);
    }

    /** Reads the tag or text that begins here, and says where it ends. */
    private int part(String html, int at) {
        if (html.startsWith("<!--", at)) {
            return behind(html, "-->", at);
        }
        if (html.charAt(at) == '\n') {
            to.add(Break.LINE);
            return at + 1;
        }
        int end = html.charAt(at) == '<' ? behind(html, ">", at) : endOfText(html, at);
        String part = html.substring(at, end);
        if (!isTaken(part)) {
            to.add(new Run(part, marks));
        }
        return end;
    }

    private boolean isTaken(String tag) {
        if (!tag.startsWith("<")) {
            return false;
        }
        String name = tag.toLowerCase(Locale.ROOT);
        boolean isSummary = name.equals("<summary>") || name.equals("</summary>");
        if (isSummary) {
            marks = name.startsWith("</") ? List.of() : List.of(Mark.STRONG);
        }
        boolean isBreak = isSummary || name.startsWith("<details") || name.equals("</details>");
        if (isBreak || HtmlMarks.isLineBreak(tag)) {
            FlowReader.startLine(to);
            return true;
        }
        return false;
    }

    private static int behind(String html, String end, int at) {
        int found = html.indexOf(end, at);
        return found < 0 ? html.length() : found + end.length();
    }

    private static int endOfText(String html, int at) {
        int end = at;
        while (end < html.length() && html.charAt(end) != '<' && html.charAt(end) != '\n') {
            end++;
        }
        return end;
    }
}
