package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/** Looks closer where a keyword stands, never beyond the window. */
interface Verifier {

    /**
     * The value that belongs to the keyword, or null where there is none.
     *
     * @param from the first byte of the keyword
     * @param to behind its last byte
     */
    @Nullable
    Span verify(Window window, int from, int to);
}
