package dev.loki.adapter.jira.adf;

import org.commonmark.text.Characters;

/** Text as both sides can hold it: what JSON, XML or CommonMark refuse stands as U+FFFD. */
final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    /** Text of one line: a line end is a space. */
    static String line(String text) {
        return clean(text).replace("\r\n", " ").replace('\n', ' ').replace('\r', ' ');
    }

    /** Text of lines that end with a line feed. */
    static String lines(String text) {
        return clean(text).replace("\r\n", "\n").replace('\r', '\n');
    }

    static boolean isSpace(int codePoint) {
        return Characters.isWhitespaceCodePoint(codePoint);
    }

    /** Where the text begins behind its leading white space. */
    static int start(String text) {
        int at = 0;
        while (at < text.length() && isSpace(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** Where the text ends before its trailing white space. */
    static int end(String text) {
        int at = text.length();
        while (at > 0 && isSpace(text.codePointBefore(at))) {
            at -= Character.charCount(text.codePointBefore(at));
        }
        return at;
    }

    /** The largest place of at most so many characters that does not part a surrogate pair. */
    static int cut(String text, int most) {
        if (most >= text.length()) {
            return text.length();
        }
        boolean isParted = most > 0
                && Character.isHighSurrogate(text.charAt(most - 1))
                && Character.isLowSurrogate(text.charAt(most));
        return isParted ? most - 1 : most;
    }

    private static String clean(String text) {
        if (text.codePoints().noneMatch(PlainText::isRefused)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isRefused(c) ? REPLACEMENT : c));
        return clean.toString();
    }

    private static boolean isRefused(int c) {
        boolean isControl = c < ' ' && c != '\t' && c != '\n' && c != '\r';
        boolean isLoneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return isControl || isLoneSurrogate || c == 0xFFFE || c == 0xFFFF;
    }
}
