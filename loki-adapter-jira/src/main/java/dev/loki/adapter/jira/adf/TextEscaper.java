package dev.loki.adapter.jira.adf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.text.Characters;

/** Spells text so that CommonMark reads the same text, with as few backslashes as that takes. */
final class TextEscaper {

    /** What begins a heading, list, rule, quote, table or underline of a heading where it begins a line. */
    private static final Pattern BLOCK_START =
            Pattern.compile("#{1,6}(?=\\s|$)|[-+](?=[\\s:|-]|$)|[=>|]|:(?=-)|\\d{1,9}(?=[.)](?:\\s|$))");

    private static final String ALWAYS = "\\`*[~";

    private TextEscaper() {}

    /**
     * The text as Markdown.
     *
     * @param startsLine whether it stands first in a line of a paragraph
     * @param isInLink whether it is part of what a link says, where a bracket would end it
     */
    static String escape(String text, boolean startsLine, boolean isInLink) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int plain = startsLine ? blockStart(text) : -1;
        for (int i = 0; i < text.length(); i++) {
            if (i == plain || isSpecial(text, i, isInLink)) {
                out.append('\\');
            }
            out.append(text.charAt(i));
        }
        return out.toString();
    }

    /** Which character a backslash must stand before, or -1. */
    private static int blockStart(String text) {
        Matcher start = BLOCK_START.matcher(text);
        if (!start.lookingAt()) {
            return -1;
        }
        boolean isNumber = Character.isDigit(text.charAt(0));
        return isNumber ? start.end() : 0;
    }

    private static boolean isSpecial(String text, int at, boolean isInLink) {
        char c = text.charAt(at);
        return switch (c) {
            case '_' -> !isWithinWord(text, at);
            case ']' -> isInLink;
            case '<' -> at + 1 == text.length() || isTagStart(text.charAt(at + 1));
            case '&' -> isEntity(text, at + 1);
            default -> ALWAYS.indexOf(c) >= 0;
        };
    }

    /**
     * Whether letters stand on both sides, and others beside them: those at the edge may yet be spelled as entities, see
     * {@link InlineRenderer}.
     */
    private static boolean isWithinWord(String text, int at) {
        return at > 1
                && at + 2 < text.length()
                && isWordPart(text.codePointBefore(at))
                && isWordPart(text.codePointAt(at + 1))
                && text.offsetByCodePoints(at, -1) > 0
                && text.offsetByCodePoints(at + 1, 1) < text.length();
    }

    static boolean isWordPart(int codePoint) {
        return !Characters.isWhitespaceCodePoint(codePoint) && !Characters.isPunctuationCodePoint(codePoint);
    }

    private static boolean isTagStart(char c) {
        return c == '/' || c == '!' || c == '?' || isAsciiWord(c);
    }

    /** Whether a character reference may begin here: it ends with a semicolon, or where the run does. */
    private static boolean isEntity(String text, int at) {
        int end = at;
        while (end < text.length() && (isAsciiWord(text.charAt(end)) || (end == at && text.charAt(end) == '#'))) {
            end++;
        }
        return end == text.length() || (end > at && text.charAt(end) == ';');
    }

    private static boolean isAsciiWord(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
