package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * How much is looked at in each KiB of a text. A text made to stall the scanner holds hundreds of candidates there, others
 * hold a few and lists of real values some dozens. Once {@value #MOST} is spent, no keyword of that KiB is looked at any
 * more: what is left counts as one finding, all of it, as far as a value of any keyword left out may reach. So the time
 * is bounded and nothing escapes. Not thread-safe.
 */
final class Density {

    /** A power of two: a stream is cut at multiples of it, so that each KiB is spent in one piece. */
    static final int STRETCH = 1024;

    static final int MOST = 192;

    /** What it costs as a rule to look at a keyword, and always to judge a value that belongs to it. */
    static final int LOOK = 1;

    static final int VALUE = 1;

    private final int most;
    private int left;
    private int end;
    private int from = Integer.MAX_VALUE;
    private int to;

    Density(int most) {
        this.most = most;
        this.left = most;
    }

    /** Whether a keyword that ends at a place is the first one of its KiB. */
    boolean isPast(int place) {
        return place > end;
    }

    /** Goes on to the KiB that a place ends or lies in. */
    void enter(int place) {
        end = (place + STRETCH - 1) & -STRETCH;
        left = most;
        from = Integer.MAX_VALUE;
        to = 0;
    }

    void spend(int work) {
        left -= work;
    }

    boolean isSpent() {
        return left <= 0;
    }

    /** Counts all that may be a keyword's value as found. */
    void leaveOut(Trigger trigger, int keywordEnd) {
        from = Math.min(from, keywordEnd - trigger.length() - trigger.before());
        to = Math.max(to, Math.max(end, keywordEnd + trigger.behind()));
    }

    /** What was left out of the KiB, or null. Ends may lie beyond those of the text. */
    @Nullable
    Span leftOut() {
        return to == 0 ? null : new Span(from, to);
    }
}
