package dev.loki.adapter.fs.scan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A pattern as gitignore has it (https://git-scm.com/docs/gitignore, and git's wildmatch.c where that is silent), over
 * bytes: {@code *} and {@code ?} stop at slashes, {@code **} between slashes does not. Takes time in proportion to the
 * text's length times the pattern's, whatever they hold. Immutable and thread-safe.
 */
final class Wildcards {

    private final List<Token> tokens;

    private Wildcards(List<Token> tokens) {
        this.tokens = List.copyOf(tokens);
    }

    /** Compiles a pattern in which a character is a byte; one that is broken matches nothing. */
    static Wildcards of(String pattern) {
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < pattern.length()) {
            at = read(pattern, at, tokens);
        }
        return new Wildcards(tokens);
    }

    /** Whether the whole text matches; all ways through the pattern are walked at once. */
    boolean matches(String text) {
        BitSet places = new BitSet(tokens.size() + 1);
        arrive(places, 0);
        for (int at = 0; at < text.length() && !places.isEmpty(); at++) {
            BitSet next = new BitSet(tokens.size() + 1);
            for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
                step(place, text.charAt(at), next);
            }
            places = next;
        }
        return places.get(tokens.size());
    }

    private void step(int place, char c, BitSet next) {
        if (place == tokens.size() || !tokens.get(place).accepts(c)) {
            return;
        }
        if (tokens.get(place) instanceof Star) {
            next.set(place);
            arrive(next, place + 1);
        } else {
            arrive(next, place + 1);
        }
    }

    /** A star may take nothing; one for folders then takes its slash along, but only before it took anything. */
    private void arrive(BitSet places, int place) {
        places.set(place);
        if (place < tokens.size() && tokens.get(place) instanceof Star star) {
            arrive(places, place + 1);
            if (star == Star.FOLDERS_AND_SLASH) {
                arrive(places, place + 2);
            }
        }
    }

    private static int read(String pattern, int at, List<Token> tokens) {
        char c = pattern.charAt(at);
        return switch (c) {
            case '*' -> readStars(pattern, at, tokens);
            case '[' -> ByteClass.read(pattern, at, tokens);
            case '?' -> add(tokens, next -> next != '/', at + 1);
            case '\\' ->
                at + 1 == pattern.length()
                        ? add(tokens, next -> false, at + 1)
                        : add(tokens, new Literal(pattern.charAt(at + 1)), at + 2);
            default -> add(tokens, new Literal(c), at + 1);
        };
    }

    private static int add(List<Token> tokens, Token token, int next) {
        tokens.add(token);
        return next;
    }

    private static int readStars(String pattern, int at, List<Token> tokens) {
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == '*') {
            end++;
        }
        boolean bounded = (at == 0 || pattern.charAt(at - 1) == '/')
                && (end == pattern.length() || pattern.charAt(end) == '/' || pattern.startsWith("\\/", end));
        if (end - at < 2 || !bounded) {
            return add(tokens, Star.WITHIN_A_NAME, end);
        }
        return add(tokens, pattern.startsWith("/", end) ? Star.FOLDERS_AND_SLASH : Star.ANYTHING, end);
    }

    /** What one place of a pattern accepts. */
    interface Token {
        boolean accepts(char c);
    }

    private record Literal(char wanted) implements Token {
        @Override
        public boolean accepts(char c) {
            return c == wanted;
        }
    }

    private enum Star implements Token {
        WITHIN_A_NAME,
        ANYTHING,
        FOLDERS_AND_SLASH;

        @Override
        public boolean accepts(char c) {
            return this != WITHIN_A_NAME || c != '/';
        }
    }
}
