package dev.loki.domain.shell;

/** Reads {@code $'...'} (bash manual, 3.1.2.4; POSIX.1-2024, XCU 2.2.4) from behind its opening quote. */
final class AnsiQuoting {
    private static final String PLAIN = "abeEfnrtv\\\"?";
    private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\\"?";

    private AnsiQuoting() {}

    static void read(Source source, Session session, Atoms atoms) {
        atoms.quoted("");
        while (!source.atEnd() && source.peek() != '\'') {
            char c = source.next();
            if (c == '\\') {
                escape(source, session, atoms);
            } else {
                atoms.quoted(c);
            }
        }
        if (!source.take("'")) {
            session.fail(source, "a $' that is not closed");
        }
    }

    private static void escape(Source source, Session session, Atoms atoms) {
        char c = source.next();
        int plain = PLAIN.indexOf(c);
        if (plain >= 0) {
            atoms.quoted(MEANT.charAt(plain));
        } else if (c == '\'') {
            session.doubt(
                    Doubt.Kind.PROGRAM, "\\' inside $'...', where shells differ in what ends it", source.position());
            atoms.quoted(c);
        } else if (c >= '0' && c <= '7') {
            code(atoms, c - '0', source, 8, 2);
        } else if (c == 'x' || c == 'u' || c == 'U') {
            code(atoms, 0, source, 16, c == 'x' ? 2 : c == 'u' ? 4 : 8);
        } else {
            atoms.hole(true);
        }
    }

    /** A character by number; NUL, which ends the text, and bytes that are no character alone, are not known. */
    private static void code(Atoms atoms, int start, Source source, int radix, int digits) {
        long value = start;
        int read = 0;
        while (read < digits && Character.digit(source.peek(), radix) >= 0 && source.peek() < 128) {
            value = value * radix + Character.digit(source.next(), radix);
            read++;
        }
        if (value > 0 && value < 128) {
            atoms.quoted((char) value);
        } else {
            atoms.hole(true);
        }
    }
}
