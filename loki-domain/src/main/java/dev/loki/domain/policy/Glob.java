package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * A path pattern: {@code *} stands for any characters but {@code /}, {@code **} for any, {@code **}{@code /}
 * for any number of folders, {@code ?} for one that is not
 * {@code /}, {@code [a-z]} and {@code [!a-z]} for one of a set, {@code {a,b}} for alternatives; {@code \} takes the next
 * character literally. The whole text must match, upper and lower case differ. Matching takes time in proportion to the
 * text's length times the pattern's, whatever they hold. Immutable and thread-safe.
 */
public final class Glob {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_ALTERNATIVES = 64;

    private final String pattern;
    private final List<GlobTokens> alternatives;

    private Glob(String pattern, List<GlobTokens> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /**
     * Compiles a pattern.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    static Glob compile(String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a pattern has 1 to " + MAX_LENGTH + " characters");
        }
        List<String> expanded = new ArrayList<>();
        expand(pattern, expanded);
        return new Glob(pattern, expanded.stream().map(GlobTokens::of).toList());
    }

    boolean matches(String text) {
        return matches(text, 0);
    }

    /** Whether the text from an index on matches. */
    boolean matches(String text, int from) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i).matches(text, from)) {
                return true;
            }
        }
        return false;
    }

    /** Whether every text matches. */
    public boolean matchesEverything() {
        return alternatives.stream().anyMatch(GlobTokens::matchesEverything);
    }

    /** For each alternative the longest text that whatever it matches surely holds; may be empty. */
    List<String> literals() {
        return alternatives.stream().map(GlobTokens::longestLiteral).toList();
    }

    /** The pattern as it was written. */
    @Override
    public String toString() {
        return pattern;
    }

    /** Writes out the first group of alternatives, then those that remain. */
    private static void expand(String pattern, List<String> into) {
        int open = indexOf(pattern, '{', 0);
        if (open < 0) {
            if (into.size() == MAX_ALTERNATIVES) {
                throw new IllegalArgumentException("a pattern has at most " + MAX_ALTERNATIVES + " alternatives");
            }
            into.add(pattern);
            return;
        }
        int close = indexOf(pattern, '}', open + 1);
        if (close < 0 || indexOf(pattern.substring(0, close), '{', open + 1) >= 0) {
            throw new IllegalArgumentException("{ and } must stand in pairs, none within another");
        }
        int from = open + 1;
        while (from <= close) {
            int comma = indexOf(pattern.substring(0, close), ',', from);
            int to = comma < 0 ? close : comma;
            expand(pattern.substring(0, open) + pattern.substring(from, to) + pattern.substring(close + 1), into);
            from = to + 1;
        }
    }

    private static int indexOf(String pattern, char wanted, int from) {
        for (int i = from; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '\\') {
                i++;
            } else if (pattern.charAt(i) == wanted) {
                return i;
            }
        }
        return -1;
    }
}
