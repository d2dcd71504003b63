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

    /** What stands around a keyword that has a value; it is asked only where that is so, or the text ends before. */
    default Surroundings surroundings() {
        return Surroundings.ANY;
    }

    /** What a look costs, in steps, beside what is read for it. */
    default int cost() {
        return Density.LOOK;
    }

    /** Whether a text may hold as many keywords as it likes: what is looked at for them is not bounded. */
    default boolean isFree() {
        return false;
    }

    /** How far from the keyword a value may lie: what is found where there are too many keywords to look at each. */
    default Reach reach() {
        return Reach.OF_WINDOW;
    }
}
