package dev.loki.json;

import java.util.Arrays;

/**
 * Puts the characters themselves in the place of escaped surrogates. JSON takes one without its other half anywhere (RFC
 * 8259, section 8.2), and {@code JSON.stringify} writes it so; Jackson takes it in a value, and refuses it in a name unless
 * it stands there unescaped.
 */
final class SurrogateEscapes {

    private static final int LENGTH = "\\ud800".length();

    private SurrogateEscapes() {}

    /** The same text where it has none; a place behind one is nearer to the line's beginning then. */
    static char[] resolve(char[] text) {
        int first = next(text, 0);
        if (first == text.length) {
            return text;
        }
        char[] resolved = new char[text.length];
        int length = 0;
        int from = 0;
        for (int escape = first; escape < text.length; escape = next(text, from)) {
            System.arraycopy(text, from, resolved, length, escape - from);
            length += escape - from;
            resolved[length++] = surrogate(text, escape);
            from = escape + LENGTH;
        }
        System.arraycopy(text, from, resolved, length, text.length - from);
        return Arrays.copyOf(resolved, length + text.length - from);
    }

    /** Where the next one begins, or else the end. */
    private static int next(char[] text, int from) {
        int at = from;
        while (at < text.length) {
            if (text[at] != '\\') {
                at++;
            } else if (surrogate(text, at) == 0) {
                at += 2; // whatever is escaped here begins no escape of its own
            } else {
                return at;
            }
        }
        return text.length;
    }

    /** The surrogate that is escaped here; NUL where none is. */
    private static char surrogate(char[] text, int at) {
        if (at + LENGTH > text.length || text[at + 1] != 'u') {
            return 0;
        }
        int code = 0;
        for (int i = at + 2; i < at + LENGTH; i++) {
            int digit = text[i] < 0x80 ? Character.digit(text[i], 16) : -1;
            if (digit < 0) {
                return 0;
            }
            code = code << 4 | digit;
        }
        return Character.isSurrogate((char) code) ? (char) code : 0;
    }
}
