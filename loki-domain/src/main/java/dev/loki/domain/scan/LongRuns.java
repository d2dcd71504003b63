package dev.loki.domain.scan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The long runs last read, one for each of a few sets. A hostile text makes every few bytes of a run the start of a
 * candidate; with this each byte of it is read once, not once for each candidate.
 */
final class LongRuns {

    private static final int KEPT = 64;

    private final @Nullable ByteSet[] sets = new ByteSet[KEPT];
    private final int[] starts = new int[KEPT];
    private final int[] ends = new int[KEPT];

    /** Up to where a run is known to reach from a place; the place itself where nothing is known. */
    int knownEnd(ByteSet set, int from) {
        int slot = set.slot(KEPT);
        boolean known = set.equals(sets[slot]) && from >= starts[slot] && from < ends[slot];
        return known ? ends[slot] : from;
    }

    void forget() {
        Arrays.fill(sets, null);
    }

    void remember(ByteSet set, int from, int end) {
        int slot = set.slot(KEPT);
        if (knownEnd(set, from) == from) {
            starts[slot] = from;
        }
        sets[slot] = set;
        ends[slot] = end;
    }
}
