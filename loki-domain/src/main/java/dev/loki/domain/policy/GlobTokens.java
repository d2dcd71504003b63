package dev.loki.domain.policy;

import java.util.ArrayList;
import java.util.List;

/** One alternative of a {@link Glob}: what each place of the pattern accepts. */
final class GlobTokens {

    private final List<Token> tokens;

    private GlobTokens(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    static GlobTokens of(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            at = read(pattern, at, tokens);
        }
        return new GlobTokens(tokens);
    }

    /**
     * Walks text and pattern together. After a mismatch the last {@code *} takes one character more; where it may not, the
     * last {@code **} does. Earlier stars never need another try: what they took is the least they could.
     */
    boolean matches(String text, int from) {
        int at = from;
        int token = 0;
        int starToken = -1;
        int starAt = 0;
        int globStarToken = -1;
        int globStarAt = 0;
        while (at < text.length() || token < tokens.size()) {
            Token wanted = token < tokens.size() ? tokens.get(token) : null;
            if (wanted == Star.ANY_BUT_SLASH) {
                starToken = token++;
                starAt = at;
            } else if (wanted == Star.ANY || wanted == Star.ANY_FOLDERS) {
                globStarToken = token++;
                globStarAt = at;
                starToken = -1;
            } else if (wanted != null && at < text.length() && wanted.accepts(text.charAt(at))) {
                at++;
                token++;
            } else if (starToken >= 0 && starAt < text.length() && text.charAt(starAt) != '/') {
                at = ++starAt;
                token = starToken + 1;
            } else if (globStarToken >= 0 && globStarAt < text.length()) {
                globStarAt = next(text, globStarAt, tokens.get(globStarToken));
                if (globStarAt < 0) {
                    return false;
                }
                at = globStarAt;
                token = globStarToken + 1;
                starToken = -1;
            } else {
                return false;
            }
        }
        return true;
    }

    boolean matchesEverything() {
        boolean stars = !tokens.isEmpty() && tokens.stream().allMatch(Star.class::isInstance);
        Token last = stars ? tokens.get(tokens.size() - 1) : null;
        return last == Star.ANY || (last == Star.ANY_BUT_SLASH && tokens.contains(Star.ANY_FOLDERS));
    }

    /** Where the text after a star may begin next: anywhere, or only where a folder's name has ended. */
    private static int next(String text, int at, Token star) {
        if (star == Star.ANY) {
            return at + 1;
        }
        int slash = text.indexOf('/', at);
        return slash < 0 ? -1 : slash + 1;
    }

    /** The longest text that whatever is matched surely holds. */
    String longestLiteral() {
        String longest = "";
        StringBuilder run = new StringBuilder();
        for (Token token : tokens) {
            if (token instanceof Literal literal) {
                run.append(literal.wanted);
                longest = run.length() > longest.length() ? run.toString() : longest;
            } else {
                run.setLength(0);
            }
        }
        return longest;
    }

    private static int read(String pattern, int at, List<Token> tokens) {
        char c = pattern.charAt(at);
        switch (c) {
            case '*' -> {
                if (pattern.startsWith("**/", at) && (at == 0 || pattern.charAt(at - 1) == '/')) {
                    tokens.add(Star.ANY_FOLDERS);
                    return at + 3;
                }
                boolean any = pattern.startsWith("**", at);
                tokens.add(any ? Star.ANY : Star.ANY_BUT_SLASH);
                return any ? at + 2 : at + 1;
            }
            case '?' -> tokens.add(candidate -> candidate != '/');
            case '[' -> {
                return readSet(pattern, at, tokens);
            }
            case '\\' -> {
                if (at + 1 == pattern.length()) {
                    throw new IllegalArgumentException("\\ must be followed by a character");
                }
                tokens.add(new Literal(pattern.charAt(at + 1)));
                return at + 2;
            }
            default -> tokens.add(new Literal(c));
        }
        return at + 1;
    }

    /** A {@code ]} that stands first is a member. */
    private static int readSet(String pattern, int open, List<Token> tokens) {
        boolean negated = pattern.startsWith("!", open + 1) || pattern.startsWith("^", open + 1);
        int first = negated ? open + 2 : open + 1;
        int close = pattern.indexOf(']', first + 1);
        if (close < 0) {
            throw new IllegalArgumentException("[ must be followed by ]");
        }
        tokens.add(new CharacterSet(pattern.substring(first, close), negated));
        return close + 1;
    }

    /** What one place of a pattern accepts. */
    private interface Token {
        boolean accepts(char c);
    }

    private enum Star implements Token {
        ANY,
        ANY_FOLDERS,
        ANY_BUT_SLASH;

        @Override
        public boolean accepts(char c) {
            return false;
        }
    }

    private record Literal(char wanted) implements Token {
        @Override
        public boolean accepts(char c) {
            return c == wanted;
        }
    }

    /** Characters and ranges such as {@code a-z0-9_}; never the slash. */
    private record CharacterSet(String members, boolean negated) implements Token {
        @Override
        public boolean accepts(char c) {
            return c != '/' && contains(c) != negated;
        }

        private boolean contains(char c) {
            int i = 0;
            while (i < members.length()) {
                boolean range = i + 2 < members.length() && members.charAt(i + 1) == '-';
                char last = members.charAt(range ? i + 2 : i);
                if (c >= members.charAt(i) && c <= last) {
                    return true;
                }
                i += range ? 3 : 1;
            }
            return false;
        }
    }
}
