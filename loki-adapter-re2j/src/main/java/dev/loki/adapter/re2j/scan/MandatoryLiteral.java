package dev.loki.adapter.re2j.scan;

import java.util.regex.Pattern;

/**
 * The longest text that stands in every match of a pattern, as far as can be read off its outermost level: groups,
 * classes and what is optional end a text; an alternative or a flag at that level leaves none.
 */
final class MandatoryLiteral {

    /** Notations that are not read here: flags, quotations, codes, and braces that are no repetition. */
    private static final Pattern UNREADABLE =
            Pattern.compile("\\(\\?|\\\\[QEpPxCk0-9]|\\[\\[:|\\{(?![0-9]{1,4}(,[0-9]{0,4})?\\})");

    private static final String SPECIAL = ".[]{}()\\*+?^$|";

    private final String pattern;
    private final StringBuilder run = new StringBuilder();
    private String longest = "";
    private int at;

    private MandatoryLiteral(String pattern) {
        this.pattern = pattern;
    }

    static String of(String pattern) {
        return UNREADABLE.matcher(pattern).find() ? "" : new MandatoryLiteral(pattern).read();
    }

    private String read() {
        while (at < pattern.length()) {
            char next = pattern.charAt(at);
            if (next == '|') {
                return "";
            }
            if (next == '(') {
                endRun();
                skipGroup();
            } else if (next == '[') {
                endRun();
                skipClass();
            } else if (isLiteral()) {
                literal();
            } else {
                endRun();
                at = next == '{' ? pattern.indexOf('}', at) + 1 : at + (next == '\\' ? 2 : 1);
            }
        }
        endRun();
        return longest;
    }

    private boolean isLiteral() {
        char next = pattern.charAt(at);
        boolean escaped = next == '\\' && at + 1 < pattern.length() && SPECIAL.indexOf(pattern.charAt(at + 1)) >= 0;
        return escaped || SPECIAL.indexOf(next) < 0;
    }

    private void literal() {
        at += pattern.charAt(at) == '\\' ? 1 : 0;
        char literal = pattern.charAt(at++);
        char quantifier = at < pattern.length() ? pattern.charAt(at) : ' ';
        if (quantifier == '*' || quantifier == '?' || quantifier == '{') {
            endRun();
        } else {
            run.append(literal);
        }
    }

    private void endRun() {
        longest = run.length() > longest.length() ? run.toString() : longest;
        run.setLength(0);
    }

    private void skipGroup() {
        int depth = 0;
        do {
            char next = pattern.charAt(at);
            if (next == '[') {
                skipClass();
                continue;
            }
            depth += next == '(' ? 1 : next == ')' ? -1 : 0;
            at += next == '\\' ? 2 : 1;
        } while (depth > 0 && at < pattern.length());
    }

    private void skipClass() {
        at++;
        at += pattern.startsWith("^", at) ? 1 : 0;
        at += pattern.startsWith("]", at) ? 1 : 0;
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
