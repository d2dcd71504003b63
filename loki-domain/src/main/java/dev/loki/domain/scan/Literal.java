package dev.loki.domain.scan;

import dev.loki.domain.scan.Assigned.Form;
import org.jspecify.annotations.Nullable;

/** What is assigned as it is written: a string in quotes, or what stands there without them. */
final class Literal {

    static final ByteSet QUOTE = ByteSet.of("\"'`");

    /** Longer than any value that a verifier takes. */
    static final int LONGEST = 512;

    /** What a string holds, by its quote. */
    private static final ByteSet[] UNTIL = {
        ByteSet.of(" !#-~\u0080-\u00ff"), ByteSet.of(" -&(-~\u0080-\u00ff"), ByteSet.of(" -_a-~\u0080-\u00ff")
    };

    private Literal() {}

    /** A string, with or without a prefix as in {@code b"..."} and {@code @"..."}, escaped or not. */
    static @Nullable Assigned quotedAt(Window window, int nameEnd, int from, Form form) {
        int at = from;
        if (!window.has(QUOTE, at) && window.has(QUOTE, at + 1)) {
            at++;
        }
        int quote = window.at(at);
        int which = quote == '"' ? 0 : quote == '\'' ? 1 : 2;
        if (quote < 0 || !QUOTE.has(quote)) {
            return null;
        }
        int end = window.runEnd(UNTIL[which], at + 1, LONGEST);
        if (window.at(end) != quote) {
            return null;
        }
        boolean escaped = window.at(at - 1) == '\\' && window.at(end - 1) == '\\';
        return new Assigned(nameEnd, at + 1, escaped ? end - 1 : end, form);
    }

    static @Nullable Assigned bareAt(Window window, int nameEnd, int from, ByteSet set, Form form) {
        int end = window.runEnd(set, from, LONGEST);
        return end == from ? null : new Assigned(nameEnd, from, end, form);
    }
}
