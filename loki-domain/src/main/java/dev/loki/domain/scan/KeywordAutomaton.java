package dev.loki.domain.scan;

import java.util.List;

/**
 * An Aho-Corasick automaton over all keywords at once, as a table: one look-up a byte, whatever the number of keywords
 * (A. Aho, M. Corasick, "Efficient string matching", 1975). Overlapping keywords are all reported. Immutable and
 * thread-safe.
 */
final class KeywordAutomaton {

    /** Nothing read. */
    static final int START = 0;

    private final int[] classOf;
    private final int[] next;
    private final int classes;
    private final int firstAccepting;
    private final int[][] accepted;

    /**
     * @param classOf the class of each byte; bytes that no keyword tells apart share one
     * @param next for each state a row: the row of the next state for each class, then the number of what ends here
     * @param accepted the keywords that end in each accepting state; the rows of those states come last
     */
    KeywordAutomaton(int[] classOf, int[] next, int classes, int[][] accepted) {
        this.classOf = classOf;
        this.next = next;
        this.classes = classes;
        this.accepted = accepted;
        this.firstAccepting = next.length - accepted.length * (classes + 1);
    }

    static KeywordAutomaton of(List<Keyword> keywords) {
        return new AutomatonBuilder(keywords).build();
    }

    /** What is told where keywords end. */
    interface Hits {

        /**
         * Takes what ended at a place.
         *
         * @param ending the number of the keywords that end there together, as {@link #ending} has them
         * @param end behind their last byte
         */
        void ended(int ending, int end);
    }

    /**
     * Reads on from a state.
     *
     * @return the state behind the last byte
     */
    int run(int state, byte[] bytes, int from, int to, Hits hits) {
        int[] classOf = this.classOf;
        int[] next = this.next;
        int firstAccepting = this.firstAccepting;
        int row = state;
        for (int i = from; i < to; i++) {
            row = next[row + classOf[bytes[i] & 0xff]];
            if (row >= firstAccepting) {
                hits.ended(next[row + classes], i + 1);
            }
        }
        return row;
    }

    /** Whether any keyword stands between two places. */
    boolean isIn(byte[] bytes, int from, int to) {
        int row = START;
        for (int i = from; i < to; i++) {
            row = next[row + classOf[bytes[i] & 0xff]];
            if (row >= firstAccepting) {
                return true;
            }
        }
        return false;
    }

    /** The numbers of keywords that end together. */
    int[] ending(int number) {
        return accepted[number];
    }

    /** How many different sets of keywords end together. */
    int endings() {
        return accepted.length;
    }

    /** Before the first byte of a text, where a line begins. */
    int lineStart() {
        return next[START + classOf['\n']];
    }
}
