package dev.loki.adapter.github.comment;

import java.util.Optional;

/**
 * Markdown within what GitHub takes as the text of a comment, issue or check. What is too long is cut at the end of a line
 * where there is one near, with what is open then closed, and a line that says so.
 */
public final class BodyText {

    /** The longest text of a comment or issue, in characters. GitHub counts code points; we count no fewer. */
    public static final int LONGEST = 65_536;

    /** The longest text of a check run. */
    public static final int LONGEST_CHECK = 65_535;

    /** Room for the ends of what is open. */
    private static final int ENDS = 1_000;

    private BodyText() {}

    /** The marker and the text, with a link to the whole of it where it had to be cut. */
    public static String fit(Marker marker, String markdown, Optional<String> details) {
        String head = marker.line() + "\n";
        return head + fit(markdown, LONGEST - head.length(), details);
    }

    /** The text, at most so long, with a link to the whole of it where it had to be cut. */
    public static String fit(String markdown, int longest, Optional<String> details) {
        if (markdown.length() <= longest) {
            return markdown;
        }
        String last = "\n\n"
                + details.map(url -> "_This text is cut here. [The rest](<" + linkable(url) + ">)_\n")
                        .orElse("_This text is cut here; the rest is in the reports of the run._\n");
        String kept = start(markdown, longest - last.length() - ENDS);
        return kept + OpenEnds.of(kept, ENDS) + last;
    }

    /** The beginning, at most so long: whole lines where the last is short, else whole characters. */
    private static String start(String text, int longest) {
        int line = text.lastIndexOf('\n', longest);
        if (line > longest - ENDS) {
            return text.substring(0, line);
        }
        boolean splits =
                Character.isHighSurrogate(text.charAt(longest - 1)) && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, splits ? longest - 1 : longest);
    }

    private static String linkable(String url) {
        return url.replace("<", "%3C").replace(">", "%3E").replaceAll("[\\s\\p{Cc}]", "");
    }
}
