package dev.loki.adapter.syslog.forward;

/** Texts from outside, made to fit. */
final class Texts {

    private static final String NIL = "-";

    private Texts() {}

    /** The first chars of a text, without half a surrogate pair at the end. */
    static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }

    /** A field of the header of RFC 5424: printable ASCII without spaces; the NILVALUE where nothing is left. */
    static String headerField(String text, int most) {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length() && field.length() < most; i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < 0x7f) {
                field.append(c);
            }
        }
        return field.isEmpty() ? NIL : field.toString();
    }

    /** The text with each control character, and each that a terminal or parser takes for a line's end, as a space. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.chars()
                .forEach(c -> line.append(Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : (char) c));
        return line.toString();
    }
}
