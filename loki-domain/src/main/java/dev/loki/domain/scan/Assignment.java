package dev.loki.domain.scan;

import dev.loki.domain.scan.Assigned.Form;
import org.jspecify.annotations.Nullable;

/**
 * Reads on from a name to what is assigned to it, in the notations of many languages: {@code name = "v"},
 * {@code "name": "v"}, {@code name: String = "v"}, {@code name || "v"}, {@code put("name", "v")}, {@code setName("v")},
 * {@code name=v}, {@code <name>v</name>}, and those that {@link NamedValue} knows. Where the value is an argument, the
 * name ends with the part that is known: other names continued are those of classes and methods. All parts are bounded.
 */
final class Assignment {

    static final ByteSet SPACE = ByteSet.of(" \t");
    static final ByteSet NAME = ByteSet.of("A-Za-z0-9_.-");
    private static final ByteSet BLANK = ByteSet.of(" \t\r\n");
    private static final ByteSet LINE_BREAK = ByteSet.of("\r\n");
    private static final ByteSet TYPE = ByteSet.of("A-Za-z0-9_.?<>[]&*|' ");
    private static final ByteSet BARE = ByteSet.allBut("\"'`<>(){},;&|");
    private static final ByteSet TEXT = ByteSet.allBut("\"<>");
    private static final ByteSet CLOSING = ByteSet.of("])");

    /** What may stand behind the part of a name that is known: more of it, a quote or bracket, a space or a sign. */
    static final ByteSet NEXT = ByteSet.of("A-Za-z0-9_.\"'`()\\\\], \t\r\n=:>|?-");

    private static final int LONGEST_NAME = 24;
    private static final int LONGEST_RUN = 4096;
    static final int MOST_SPACES = 16;
    private static final int LONGEST_TYPE = 24;
    private static final int LONGEST_BREAK = 48;

    /** About how many bytes are read one by one. */
    private static final int PARTS = 30;

    /** All parts at their longest, and the signs, quotes and brackets between them. */
    static final Reach REACH = Reach.behind(
            LONGEST_NAME + NamedValue.LONGEST + LONGEST_TYPE + LONGEST_BREAK + 4 * MOST_SPACES + 16 + Literal.LONGEST);

    private Assignment() {}

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
        return assigned != null && assigned.form() == Form.ARGUMENT && nameEnd != from ? null : assigned;
    }

    private static @Nullable Assigned behindName(Window window, int nameEnd) {
        int next = window.at(nameEnd);
        if (next == '(') {
            return Literal.quotedAt(window, nameEnd, nameEnd + 1, Form.ARGUMENT);
        }
        boolean nameQuoted = next == '\\' || (next >= 0 && Literal.QUOTE.has(next));
        int at = afterNameQuote(window, nameEnd, nameQuoted);
        int named = NamedValue.signBehind(window, at, nameQuoted);
        int sign = named > 0 ? named : window.runEnd(SPACE, at, MOST_SPACES);
        if (window.at(sign) == ',' && nameQuoted) {
            return Literal.quotedAt(window, nameEnd, window.runEnd(SPACE, sign + 1, MOST_SPACES), Form.ARGUMENT);
        }
        int signEnd = AssignmentSign.endOf(window, sign);
        if (signEnd > 0) {
            return afterSign(window, nameEnd, sign, signEnd);
        }
        return sign > at && NamedValue.followsAsWord(window, nameEnd) ? afterSpace(window, nameEnd, sign) : null;
    }

    private static int afterNameQuote(Window window, int nameEnd, boolean quoted) {
        int at = nameEnd;
        if (quoted) {
            at += window.at(at) == '\\' ? 2 : 1;
        }
        return window.has(CLOSING, at) ? at + 1 : at;
    }

    private static @Nullable Assigned afterSign(Window window, int nameEnd, int sign, int signEnd) {
        int value = window.runEnd(SPACE, signEnd, MOST_SPACES);
        Assigned quoted = Literal.quotedAt(window, nameEnd, value, Form.QUOTED);
        if (quoted != null || AssignmentSign.isDefault(window, sign)) {
            return quoted;
        }
        int first = window.at(sign);
        if (first == '=' && window.has(LINE_BREAK, value)) {
            return Literal.quotedAt(window, nameEnd, window.runEnd(BLANK, value, LONGEST_BREAK), Form.QUOTED);
        }
        Assigned typed = first == ':' ? afterType(window, nameEnd, value) : null;
        if (typed != null) {
            return typed;
        }
        boolean isTight = sign == nameEnd && value == signEnd;
        return first == '>'
                ? Literal.bareAt(window, nameEnd, value, TEXT, Form.ELEMENT)
                : Literal.bareAt(window, nameEnd, value, BARE, isTight ? Form.TIGHT : Form.BARE);
    }

    private static @Nullable Assigned afterSpace(Window window, int nameEnd, int value) {
        Assigned quoted = Literal.quotedAt(window, nameEnd, value, Form.QUOTED);
        return quoted != null ? quoted : Literal.bareAt(window, nameEnd, value, BARE, Form.WORD);
    }

    private static @Nullable Assigned afterType(Window window, int nameEnd, int type) {
        int sign = window.runEnd(TYPE, type, LONGEST_TYPE);
        boolean assigns = sign > type && window.at(sign) == '=' && window.at(sign + 1) != '=';
        return assigns
                ? Literal.quotedAt(window, nameEnd, window.runEnd(SPACE, sign + 1, MOST_SPACES), Form.QUOTED)
                : null;
    }
}
