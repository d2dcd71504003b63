package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * Looks for a user's pattern that has no literal: in each line, as much of it as a window shows, the first match.
 * Slow, as every line is searched.
 */
record CustomLinePattern(LinearPattern pattern) implements Verifier {

    private static final ByteSet LINE = ByteSet.allOfALine();

    @Override
    public @Nullable Span verify(Window window, int from, int to) {
        return CustomPattern.find(pattern, window, to, window.runEnd(LINE, to, reach().behind()));
    }

    /** Each line is searched, and a line may be a byte long: nobody stalls the scanner by that but the pattern's owner. */
    @Override
    public boolean isFree() {
        return true;
    }
}
