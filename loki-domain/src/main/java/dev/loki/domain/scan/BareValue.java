package dev.loki.domain.scan;

import dev.loki.domain.scan.Assigned.Form;

/** A value without quotes: how far it reaches, whether it is all that is assigned, and whether it is a literal. */
final class BareValue {

    private static final ByteSet WIDE = ByteSet.allBut("\"'`<>{};");
    private static final ByteSet COMMENT = ByteSet.of("#;\r\n");
    private static final ByteSet LINE_BREAK = ByteSet.of("\r\n");
    private static final ByteSet NAME = ByteSet.of("A-Za-z0-9_.");
    private static final ByteSet ENDS_EXPRESSION = ByteSet.of(",()[]|&\\\\:+");
    private static final ByteSet BEGINS_EXPRESSION = ByteSet.of("*&([");
    private static final ByteSet CAPITALS = ByteSet.of("A-Z0-9_");
    private static final int MOST_SPACES = 16;
    private static final int LONGEST_NAME = 24;

    private BareValue() {}

    /** With the signs that a program parts values with, as passwords may hold them; but not the rest of a query. */
    static Assigned whole(Window window, Assigned assigned) {
        boolean ends = assigned.form() == Form.ELEMENT || isQuery(window, assigned.end());
        return ends ? assigned : assigned.upTo(window.runEnd(WIDE, assigned.start(), Literal.LONGEST));
    }

    /** Whether nothing but a comment, an end tag or a shell's sign that the line goes on follows; programs go on. */
    static boolean endsLine(Window window, Assigned assigned) {
        int end = assigned.end();
        if (assigned.form() == Form.ELEMENT) {
            return window.startsWith(end, "</");
        }
        int next = window.runEnd(Assignment.SPACE, end, MOST_SPACES);
        boolean comment = window.has(COMMENT, next) && (window.at(next) != ';' || assigned.tight());
        boolean goesOn = window.at(next) == '\\' && window.has(LINE_BREAK, next + 1);
        return comment || goesOn || next >= window.ceiling() || window.startsWith(end, "</");
    }

    /** Whether the string, query or default that it stands in ends; or the word, where it is one of several. */
    static boolean endsPart(Window window, int from, Assigned assigned) {
        int end = assigned.end();
        return window.has(Literal.QUOTE, end)
                || isQuery(window, end)
                || (window.at(end) == '}' && isDefault(window, assigned))
                || (window.has(Assignment.SPACE, end) && isWord(window, from, assigned));
    }

    /** A word among others of a command or instruction: {@code --password=v}, {@code PGPASSWORD=v psql}. */
    private static boolean isWord(Window window, int from, Assigned assigned) {
        return assigned.form() == Form.WORD
                || (assigned.tight()
                        && (isSetting(window, from, assigned) || NamedValue.followsAsWord(window, assigned.nameEnd())));
    }

    /** {@code DB_PASSWORD=value} and {@code DB_PASSWORD: value}, where no program would name a variable. */
    static boolean isSetting(Window window, int from, Assigned assigned) {
        return (assigned.tight() || window.at(assigned.nameEnd()) == ':')
                && window.runEnd(CAPITALS, from, assigned.nameEnd() - from) == assigned.nameEnd();
    }

    /** {@code &name=}: the next field of a query or form. */
    private static boolean isQuery(Window window, int end) {
        return window.at(end) == '&' && window.at(window.runEnd(NAME, end + 1, LONGEST_NAME)) == '=';
    }

    /** <code>${NAME:v}</code> and <code>${NAME:-v}</code>. */
    private static boolean isDefault(Window window, Assigned assigned) {
        int name = window.runStart(NAME, assigned.nameEnd(), 2 * LONGEST_NAME);
        return window.startsWith(name - 2, "${") && window.at(assigned.nameEnd()) == ':';
    }

    /** Calls, indices, sums, references: what a program computes or a settings file takes from elsewhere. */
    static boolean isExpression(Window window, Span value) {
        if (window.has(BEGINS_EXPRESSION, value.start()) || window.has(ENDS_EXPRESSION, value.end() - 1)) {
            return true;
        }
        int name = window.runEnd(NAME, value.start(), value.length());
        boolean calls = window.at(name) == '(' && window.find(")", name, value.end()) >= 0;
        boolean indexes = window.at(name) == '[' && window.find("]", name, value.end()) >= 0;
        return calls || indexes || holdsOperator(window, value);
    }

    /** {@code &&}, {@code ||} or {@code ::}; no value without quotes holds the sign that ends an arrow. */
    private static boolean holdsOperator(Window window, Span value) {
        window.looked(value.length());
        for (int i = value.start(); i < value.end() - 1; i++) {
            int first = window.within(i);
            int second = window.within(i + 1);
            if (first == second && (first == '&' || first == '|' || first == ':')) {
                return true;
            }
        }
        return false;
    }

    /** {@code https://...}, {@code /etc/...}, {@code ./...}; base64 holds slashes, too, but no such beginning. */
    static boolean isPath(Window window, Span value) {
        int first = window.at(value.start());
        int second = window.at(value.start() + 1);
        return window.find("://", value.start(), value.end()) >= 0
                || (first == '.' && (second == '/' || second == '.'))
                || (first == '/' && window.find("/", value.start() + 1, value.end()) >= 0)
                || (first == '~' && second == '/');
    }
}
