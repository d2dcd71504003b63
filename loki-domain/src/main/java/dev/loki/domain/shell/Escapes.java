package dev.loki.domain.shell;

/** Backslash escapes as {@code printf} and {@code echo -e} read them (XCU, printf; bash manual, 4.2). */
final class Escapes {
    private static final String PLAIN = "abeEfnrtv\\\"'?";
    private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\\"'?";

    private Escapes() {}

    /** The text that they stand for; what they do not know they leave, and what is no ASCII character is a hole. */
    static String of(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        Source source = new Source(text);
        StringBuilder read = new StringBuilder();
        while (!source.atEnd()) {
            char c = source.next();
            read.append(c == '\\' ? escape(source) : String.valueOf(c));
        }
        return read.toString();
    }

    private static String escape(Source source) {
        char c = source.peek();
        int plain = PLAIN.indexOf(c);
        if (source.atEnd()) {
            return "\\";
        } else if (plain >= 0) {
            source.skip(1);
            return String.valueOf(MEANT.charAt(plain));
        } else if (c >= '0' && c <= '7') {
            return code(source, 8, c == '0' ? 4 : 3);
        } else if (c == 'x' || c == 'u' || c == 'U') {
            source.skip(1);
            return code(source, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        }
        return "\\";
    }

    private static String code(Source source, int radix, int digits) {
        long value = 0;
        int read = 0;
        while (read < digits && source.peek() < 128 && Character.digit(source.peek(), radix) >= 0) {
            value = value * radix + Character.digit(source.next(), radix);
            read++;
        }
        boolean known = value > 0 && value < 128;
        return value == 0 ? " " : String.valueOf(known ? (char) value : Word.HOLE);
    }
}
