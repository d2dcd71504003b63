package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * How much may be looked at in a text, in steps: a step is about a nanosecond, such as a byte of a value read. Each KiB
 * of the text allows {@value #A_KIB}; what is not needed is saved for what comes, up to {@value #SAVED}. Ordinary text
 * needs few, lists of real values live on what they are allowed, a text made to stall the scanner wants many times that.
 * Once all is spent, no keyword of that KiB is looked at any more: what is left counts as one finding, all of it, as far
 * as a value of any keyword left out may reach. So the time is bounded and nothing escapes. Not thread-safe.
 */
final class Density {

    /** What counts as found together. A power of two. */
    static final int STRETCH = 1024;

    static final int A_KIB = 2560;

    static final int SAVED = 64 * 1024;

    /** What it costs as a rule to ask whether a keyword may have a value, and to look closer. */
    static final int KEYWORD = 10;

    static final int LOOK = 12;

    /** What it costs to tell of a value, beside what is read for it. */
    static final int VALUE = 50;

    /** What it costs to ask a filter about one. */
    static final int FILTER = 20;

    private final int aKib;
    private final int most;
    private long left;
    private int end;
    private int from = Integer.MAX_VALUE;
    private int to;

    Density() {
        this(A_KIB, SAVED);
    }

    /**
     * Other bounds.
     *
     * @param aKib how many steps a KiB allows
     * @param most how many are saved; and there from the start
     */
    Density(int aKib, int most) {
        this.aKib = aKib;
        this.most = most;
        this.left = most;
    }

    /** Whether a keyword that ends at a place is the first one of its KiB. */
    boolean isPast(int place) {
        return place > end;
    }

    /** Goes on to the KiB that a place ends or lies in. */
    void enter(int place) {
        int next = (place + STRETCH - 1) & -STRETCH;
        left = Math.min(most, left + (long) aKib * ((next - end) / STRETCH));
        end = next;
    }

    void spend(long steps) {
        left -= steps;
    }

    boolean isSpent() {
        return left <= 0;
    }

    /** Counts all that may be a value of keywords as found. */
    void leaveOut(Ending ending, int place) {
        from = Math.min(from, place - ending.before());
        to = Math.max(to, Math.max(end, place + ending.behind()));
    }

    /** What was left out since this was last asked, or null. Ends may lie beyond those of the text. */
    @Nullable
    Span takeLeftOut() {
        if (to == 0) {
            return null;
        }
        Span leftOut = new Span(from, to);
        from = Integer.MAX_VALUE;
        to = 0;
        return leftOut;
    }

    /** The text now begins so many bytes later, some KiB. */
    void drop(int bytes) {
        end -= bytes;
    }
}
