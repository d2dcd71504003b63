package dev.loki.domain.scan;

import org.jspecify.annotations.Nullable;

/**
 * The keyword that ended last before a place. Asked for one place after the other, in the order of the text, it reads no
 * byte twice. Not thread-safe.
 */
final class LastKeyword implements KeywordAutomaton.Hits {

    private @Nullable KeywordAutomaton keywords;
    private int state;
    private int readTo;
    private int lastEnding;
    private int keywordEnd;
    private long steps;

    /**
     * The number of the keyword that ended last before a place, or -1.
     *
     * @param from where to begin to read, where that was not read before
     * @param within how far before the place it may end
     */
    int before(KeywordAutomaton asked, byte[] bytes, int from, int to, int within) {
        if (asked != keywords || from > readTo || to < readTo) {
            keywords = asked;
            state = KeywordAutomaton.START;
            readTo = from;
            keywordEnd = 0;
        }
        steps += 2L * (to - readTo);
        state = asked.run(state, bytes, readTo, to, this);
        readTo = to;
        return keywordEnd > to - within && keywordEnd > 0 ? last(asked.ending(lastEnding)) : -1;
    }

    void forget() {
        keywords = null;
    }

    @Override
    public void ended(int ending, int end) {
        lastEnding = ending;
        keywordEnd = end;
    }

    private static int last(int[] ended) {
        return ended[ended.length - 1];
    }

    /** What was read, in steps: two for a byte. */
    long steps() {
        return steps;
    }
}
