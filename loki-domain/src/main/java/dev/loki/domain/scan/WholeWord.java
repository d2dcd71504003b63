package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** Looks closer only where the keyword is a word of a name: {@code db_pass}, {@code dbPass}, not {@code bypass}. */
record WholeWord(Verifier verifier) implements Verifier {

    private static final ByteSet LETTER = ByteSet.of("A-Za-z");
    private static final ByteSet NO_LETTER = ByteSet.allBytesBut(LETTER);
    private static final ByteSet SMALL = ByteSet.of("a-z");

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        boolean begins = !window.has(LETTER, from - 1) || (window.has(SMALL, from - 1) && !window.has(SMALL, from));
        return begins && !window.has(LETTER, to) ? verifier.verify(window, from, to) : null;
    }

    @Override
    public Surroundings surroundings() {
        return Surroundings.next(NO_LETTER);
    }

    @Override
    public Reach reach() {
        return verifier.reach();
    }
}
