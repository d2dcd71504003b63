package dev.loki.domain.markdown;

import dev.loki.domain.trace.Attributes;
import java.util.regex.Pattern;

/**
 * Text from outside, made harmless for a comment that a code host or a tracker shows. Nobody is mentioned, no issue is
 * referred to, no address becomes a link, no image is loaded, HTML and its comments are shown as they are written, no
 * table or fence is closed, expressions of workflows are none, and what is invisible or turns the direction of text is
 * shown as an escape. Only what this class writes is markup, so it holds whatever the reader of the Markdown does.
 *
 * <p>Mentions and references are found by GitHub in the text that was rendered, where an escape helps nothing: a zero-width
 * space stands within them.
 *
 * @see <a href="https://github.github.com/gfm/">GitHub Flavored Markdown</a>
 */
public final class HarmlessMarkdown {

    private static final Pattern LINE_ENDS = Pattern.compile("\\R");

    private HarmlessMarkdown() {}

    /**
     * The text in one line, every character of it literal: for a sentence, a heading or a cell of a table.
     *
     * @param longest how many UTF-16 units the Markdown has at most; where the text is cut, it ends in an ellipsis
     */
    public static String line(String text, int longest) {
        String begin = Attributes.cut(text, longest);
        String line = LINE_ENDS.matcher(begin).replaceAll(" ").strip();
        return LiteralText.of(line, longest, begin.length() < text.length());
    }

    /**
     * Markdown as a quotation that nothing in it can end. Paragraphs, headings, lists, quotations and code stay; all else is
     * literal.
     *
     * @param longest how many UTF-16 units the quotation has at most, from 100; where it is cut, it ends in an ellipsis
     */
    public static String quotation(String markdown, int longest) {
        String begin = Attributes.cut(markdown, longest);
        return new Quotation(longest).of(LINE_ENDS.split(begin, -1), begin.length() < markdown.length());
    }
}
