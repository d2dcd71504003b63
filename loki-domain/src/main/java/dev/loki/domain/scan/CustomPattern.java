package dev.loki.domain.scan;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a user's pattern around its literal: a match reaches at most {@value #REACH} bytes before and behind where
 * the literal begins. Each stretch without a match is searched once, however often it holds the literal.
 */
record CustomPattern(LinearPattern pattern) implements Verifier {

    static final int REACH = 256;
    private static final int STRETCH = 1024;
    private static final int SHORTEST_LITERAL = 3;

    static Probe probe(LinearPattern pattern) {
        String literal = pattern.literal();
        if (isSlow(pattern)) {
            return new Probe(Keyword.LINE_BREAK, new CustomLinePattern(pattern));
        }
        return new Probe(
                Keyword.exact(literal.substring(0, Math.min(literal.length(), Keyword.LONGEST))),
                new CustomPattern(pattern));
    }

    static boolean isSlow(LinearPattern pattern) {
        return pattern.literal().length() < SHORTEST_LITERAL
                || !StandardCharsets.US_ASCII.newEncoder().canEncode(pattern.literal());
    }

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int start = Math.max(window.floor(), from - REACH);
        int end = Math.min(window.ceiling(), from + STRETCH);
        Span found = find(pattern, window, start, end);
        if (found == null) {
            window.examinedTo(from + STRETCH - REACH);
        }
        return found;
    }

    /** Since each stretch is searched once, literals cost nothing beside it, and the pattern's owner chose the literal. */
    @Override
    public boolean isFree() {
        return true;
    }

    @Override
    public Reach reach() {
        return new Reach(REACH, STRETCH);
    }

    /** The first match between two places that ends behind all that was judged before. */
    static @Nullable Span find(LinearPattern pattern, Window window, int start, int end) {
        DecodedText text = DecodedText.of(window, start, end);
        LinearPattern.Place place = pattern.find(text.characters(), 0);
        while (place != null && place.end() > place.start()) {
            Span found = new Span(text.byteAt(place.start()), text.byteAt(place.end()));
            if (found.end() > window.judgedBefore()) {
                return found;
            }
            place = pattern.find(text.characters(), place.end());
        }
        return null;
    }
}
