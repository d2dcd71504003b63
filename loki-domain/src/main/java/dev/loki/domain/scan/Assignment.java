package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * Reads on from a name to what is assigned to it, in the notations of many languages: {@code name = "v"},
 * {@code "name": "v"}, {@code name: String = "v"}, {@code put("name", "v")}, {@code setName("v")}, {@code name=v},
 * {@code <name>v</name>}. Where the value is an argument, the name ends with the part that is known: other names
 * continued are those of classes and methods. All parts are bounded.
 */
final class Assignment {

    static final ByteSet SPACE = ByteSet.of(" \t");
    private static final ByteSet QUOTE = ByteSet.of("\"'`");
    private static final ByteSet NAME = ByteSet.of("A-Za-z0-9_.-");
    private static final ByteSet TYPE = ByteSet.of("A-Za-z0-9_.?<>[]");
    private static final ByteSet BARE = ByteSet.allBut("\"'`<>(){},;&|");
    private static final ByteSet[] UNTIL = {
        ByteSet.of(" !#-~\u0080-\u00ff"), ByteSet.of(" -&(-~\u0080-\u00ff"), ByteSet.of(" -_a-~\u0080-\u00ff")
    };

    /** What may stand behind the part of a name that is known: more of it, a quote or bracket, a space or a sign. */
    static final ByteSet NEXT = ByteSet.of("A-Za-z0-9_.\"'`(\\\\], \t=:>-");

    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_RUN = 4096;
    private static final int MOST_SPACES = 16;
    private static final int LONGEST_TYPE = 24;

    /** About how many bytes are read one by one. */
    private static final int PARTS = 25;

    /** Longer than any value that a verifier takes. */
    static final int LONGEST_VALUE = 512;

    /** All parts at their longest, and the signs, quotes and brackets between them. */
    static final Reach REACH = Reach.behind(LONGEST_NAME + LONGEST_TYPE + 4 * MOST_SPACES + 16 + LONGEST_VALUE);

    private Assignment() {}

    /**
     * @param nameEnd behind the last byte of the whole name
     * @param start the first byte of the value, without quotes
     * @param end behind its last byte
     * @param quoted whether it stands in quotes
     * @param tight whether nothing but the sign stands between name and value
     * @param argument whether it is an argument, so that the name must end with the part that is known
     */
    record Assigned(int nameEnd, int start, int end, boolean quoted, boolean tight, boolean argument) {

        Span value() {
            return new Span(start, end);
        }
    }

    /** What was last read: several detectors ask for the same, each for its part of the name. */
    static final class Last {
        private int nameEnd = -1;
        private @Nullable Assigned assigned;

        void forget() {
            nameEnd = -1;
        }

        private @Nullable Assigned behind(Window window, int end) {
            if (end != nameEnd) {
                window.looked(PARTS);
                assigned = behindName(window, end);
                nameEnd = end;
            }
            return assigned;
        }
    }

    /**
     * What is assigned to the name that goes on at a place, or null. A name that goes on too long does so behind each
     * keyword that stands in it, far enough from its end.
     *
     * @param from behind the part of the name that is known
     */
    static @Nullable Assigned after(Window window, int from) {
        int nameEnd = window.runEnd(NAME, from, LONGEST_NAME);
        if (nameEnd - from == LONGEST_NAME && window.has(NAME, nameEnd)) {
            window.hopelessBefore(window.runEnd(NAME, from, LONGEST_RUN) - LONGEST_NAME);
            return null;
        }
        Assigned assigned = window.lastAssignment().behind(window, nameEnd);
        return assigned != null && assigned.argument && nameEnd != from ? null : assigned;
    }

    private static @Nullable Assigned behindName(Window window, int nameEnd) {
        int next = window.at(nameEnd);
        if (next == '(') {
            return quotedAt(window, nameEnd, nameEnd + 1, true);
        }
        boolean nameQuoted = next == '\\' || (next >= 0 && QUOTE.has(next));
        int at = afterNameQuote(window, nameEnd, nameQuoted);
        int sign = window.runEnd(SPACE, at, MOST_SPACES);
        return window.at(sign) == ',' && nameQuoted
                ? quotedAt(window, nameEnd, window.runEnd(SPACE, sign + 1, MOST_SPACES), true)
                : afterSign(window, nameEnd, sign);
    }

    private static int afterNameQuote(Window window, int nameEnd, boolean quoted) {
        int at = nameEnd;
        if (quoted) {
            at += window.at(at) == '\\' ? 2 : 1;
        }
        return window.at(at) == ']' ? at + 1 : at;
    }

    private static @Nullable Assigned afterSign(Window window, int nameEnd, int sign) {
        int signEnd = endOfSign(window, sign);
        if (signEnd < 0) {
            return null;
        }
        int value = window.runEnd(SPACE, signEnd, MOST_SPACES);
        Assigned quoted = quotedAt(window, nameEnd, value, false);
        if (quoted != null) {
            return quoted;
        }
        Assigned typed = window.at(sign) == ':' ? afterType(window, nameEnd, value) : null;
        return typed != null ? typed : bareAt(window, nameEnd, value, sign == nameEnd && value == signEnd);
    }

    /** Behind {@code =}, {@code :}, {@code :=}, {@code =>}, {@code ->} or {@code >}; -1 for comparisons and all else. */
    private static int endOfSign(Window window, int at) {
        int first = window.at(at);
        int second = window.at(at + 1);
        return switch (first) {
            case '=' -> second == '=' ? -1 : second == '>' ? at + 2 : at + 1;
            case ':' -> second == ':' ? -1 : second == '=' ? at + 2 : at + 1;
            case '-' -> second == '>' ? at + 2 : -1;
            case '>' -> second == '=' ? -1 : at + 1;
            default -> -1;
        };
    }

    private static @Nullable Assigned afterType(Window window, int nameEnd, int type) {
        int end = window.runEnd(TYPE, type, LONGEST_TYPE);
        int sign = window.runEnd(SPACE, end, MOST_SPACES);
        boolean assigns = end > type && window.at(sign) == '=' && window.at(sign + 1) != '=';
        return assigns ? quotedAt(window, nameEnd, window.runEnd(SPACE, sign + 1, MOST_SPACES), false) : null;
    }

    /** A string, with or without a prefix as in {@code b"..."} and {@code @"..."}, escaped or not. */
    private static @Nullable Assigned quotedAt(Window window, int nameEnd, int from, boolean argument) {
        int at = from;
        if (!window.has(QUOTE, at) && window.has(QUOTE, at + 1)) {
            at++;
        }
        int quote = window.at(at);
        int which = quote == '"' ? 0 : quote == '\'' ? 1 : 2;
        if (quote < 0 || !QUOTE.has(quote)) {
            return null;
        }
        int end = window.runEnd(UNTIL[which], at + 1, LONGEST_VALUE);
        if (window.at(end) != quote) {
            return null;
        }
        boolean escaped = window.at(at - 1) == '\\' && window.at(end - 1) == '\\';
        return new Assigned(nameEnd, at + 1, escaped ? end - 1 : end, true, false, argument);
    }

    private static @Nullable Assigned bareAt(Window window, int nameEnd, int from, boolean tight) {
        int end = window.runEnd(BARE, from, LONGEST_VALUE);
        return end == from ? null : new Assigned(nameEnd, from, end, false, tight, false);
    }
}
