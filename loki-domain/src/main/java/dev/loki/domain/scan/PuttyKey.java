package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * The private part of a key as PuTTY writes it: {@code Private-Lines: N} and that many lines of base64 (PuTTY manual,
 * appendix C, https://the.earth.li/~sgtatham/putty/latest/htmldoc/AppendixC.html).
 */
final class PuttyKey implements Verifier {

    static final Probe PROBE = new Probe(Keyword.exact("Private-Lines: "), new PuttyKey());

    private static final ByteSet LINE_BREAK = ByteSet.of("\r\n");
    private static final ByteSet BODY = ByteSet.of("A-Za-z0-9+/=\r\n");
    private static final int MOST_DIGITS = 4;
    private static final int LEAST_BODY = 20;
    private static final int LONGEST = 12 * 1024;

    private PuttyKey() {}

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        int count = window.runEnd(ByteSet.DIGITS, to, MOST_DIGITS);
        int body = window.runEnd(LINE_BREAK, count, 2);
        if (count == to || body == count || window.runEnd(ByteSet.BASE64, body, LEAST_BODY) - body < LEAST_BODY) {
            return null;
        }
        return new Span(from, window.runEnd(BODY, body, LONGEST));
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.word(ByteSet.DIGITS, 1);
    }
}
