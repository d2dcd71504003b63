package dev.loki.domain.shell;

import java.util.ArrayDeque;
import java.util.Deque;

/** A text that is read from left to right, and where it stands in the whole command. */
final class Source {
    /** What lies behind the end; NUL in a command is refused before it is read. */
    static final char END = '\0';

    private final String text;
    private final int origin;
    private final Deque<HereDocument> pending = new ArrayDeque<>();
    private int at;

    /** The whole command. */
    Source(String text) {
        this(text, -1);
    }

    /** A text found in a word, a backtick or a here-document that begins at a position of the whole command. */
    Source(String text, int origin) {
        this.text = text;
        this.origin = origin;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    char next() {
        return at < text.length() ? text.charAt(at++) : END;
    }

    void skip(int count) {
        at = Math.min(text.length(), at + count);
    }

    boolean take(String expected) {
        boolean there = looksAt(expected);
        if (there) {
            at += expected.length();
        }
        return there;
    }

    void skipBlanks() {
        while (peek() == ' ' || peek() == '\t' || looksAt("\\\n")) {
            skip(peek() == '\\' ? 2 : 1);
        }
    }

    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    void skipPast(char last) {
        int end = text.indexOf(last, at);
        at = end < 0 ? text.length() : end + 1;
    }

    /** The rest of the line, without its newline, which is skipped. */
    String nextLine() {
        int start = at;
        skipLine();
        String line = text.substring(start, at);
        skip(1);
        return line;
    }

    void skipToEnd() {
        at = text.length();
    }

    /** The here-documents announced in the line that is being read; their bodies follow its end. */
    Deque<HereDocument> pending() {
        return pending;
    }

    int mark() {
        return at;
    }

    String since(int mark) {
        return text.substring(mark, at);
    }

    int position() {
        return origin < 0 ? at : origin;
    }
}
