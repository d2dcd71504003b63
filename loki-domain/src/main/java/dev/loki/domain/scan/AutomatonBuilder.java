package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Builds a {@link KeywordAutomaton} by subset construction: a state is the set of keywords begun, each with how much of
 * it was read. Keywords are texts, so a state holds few and there are about as many states as bytes of keywords.
 */
final class AutomatonBuilder {

    private static final int PLACE_BITS = 7;
    private static final int MOST_STATES = 1 << 16;
    private static final int[] NONE = {};

    private final ByteSet[][] keywords;
    private final int[] classOf = new int[256];
    private final int[] sampleOf;
    private final int[][] firstsOf;
    private final Map<ByteSet, int[]> classesOf = new HashMap<>();
    private final Map<Items, Integer> numbers = new HashMap<>();
    private final List<int[]> states = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();

    AutomatonBuilder(List<Keyword> keywords) {
        this.keywords = new ByteSet[keywords.size()][];
        for (int keyword = 0; keyword < this.keywords.length; keyword++) {
            this.keywords[keyword] = keywords.get(keyword).bytes().toArray(ByteSet[]::new);
        }
        this.sampleOf = classify();
        this.firstsOf = firsts();
    }

    /** The keywords that begin with each class. */
    private int[][] firsts() {
        int[][] firsts = new int[sampleOf.length][0];
        for (int keyword = 0; keyword < keywords.length; keyword++) {
            for (int c : classesAfter(keyword << PLACE_BITS)) {
                firsts[c] = Arrays.copyOf(firsts[c], firsts[c].length + 1);
                firsts[c][firsts[c].length - 1] = keyword << PLACE_BITS | 1;
            }
        }
        return firsts;
    }

    /** The items of a state; what is known of them is looked for often. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Items(int[] items, int hash) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Items that && hash == that.hash && Arrays.equals(items, that.items);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    KeywordAutomaton build() {
        number(NONE);
        rows.add(startRow());
        for (int state = 1; state < states.size(); state++) {
            rows.add(row(states.get(state)));
        }
        return inOrder();
    }

    private int[] startRow() {
        return IntStream.range(0, sampleOf.length)
                .map(c -> number(step(NONE, c)))
                .toArray();
    }

    /** Where nothing begun goes on, a state is left as the start is; most go on with few bytes. */
    private int[] row(int[] state) {
        int[] row = rows.get(0).clone();
        BitSet stepped = new BitSet(row.length);
        for (int item : state) {
            for (int c : classesAfter(item)) {
                if (!stepped.get(c)) {
                    stepped.set(c);
                    row[c] = number(step(state, c));
                }
            }
        }
        return row;
    }

    /** The classes of the bytes that an item goes on with. */
    private int[] classesAfter(int item) {
        ByteSet[] keyword = keywords[item >> PLACE_BITS];
        int read = item & (1 << PLACE_BITS) - 1;
        return read < keyword.length ? classesOf.computeIfAbsent(keyword[read], this::classesOf) : NONE;
    }

    private int[] classesOf(ByteSet set) {
        return IntStream.range(0, sampleOf.length)
                .filter(c -> set.has(sampleOf[c]))
                .toArray();
    }

    /** Bytes that are in the same sets share a class. Returns a byte of each class. */
    private int[] classify() {
        List<ByteSet> sets =
                Arrays.stream(keywords).flatMap(Arrays::stream).distinct().toList();
        Map<BitSet, Integer> classes = new HashMap<>();
        List<Integer> samples = new ArrayList<>();
        for (int b = 0; b < classOf.length; b++) {
            BitSet memberships = new BitSet(sets.size());
            for (int s = 0; s < sets.size(); s++) {
                memberships.set(s, sets.get(s).has(b));
            }
            Integer known = classes.putIfAbsent(memberships, samples.size());
            classOf[b] = known == null ? samples.size() : known;
            if (known == null) {
                samples.add(b);
            }
        }
        return samples.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The items that go on with a byte of a class, and those that begin with it; both in order, so one merge. */
    private int[] step(int[] state, int byteClass) {
        int sample = sampleOf[byteClass];
        int[] begun = firstsOf[byteClass];
        int[] merged = new int[state.length + begun.length];
        int count = 0;
        int next = 0;
        for (int item : state) {
            if (continues(item, sample)) {
                while (next < begun.length && begun[next] < item + 1) {
                    merged[count++] = begun[next++];
                }
                merged[count++] = item + 1;
            }
        }
        while (next < begun.length) {
            merged[count++] = begun[next++];
        }
        return Arrays.copyOf(merged, count);
    }

    private boolean continues(int item, int sample) {
        ByteSet[] keyword = keywords[item >> PLACE_BITS];
        int read = item & (1 << PLACE_BITS) - 1;
        return read < keyword.length && keyword[read].has(sample);
    }

    private int number(int[] state) {
        Integer known = numbers.putIfAbsent(new Items(state, Arrays.hashCode(state)), states.size());
        if (known != null) {
            return known;
        }
        if (states.size() == MOST_STATES) {
            throw new IllegalArgumentException("the keywords need more than " + MOST_STATES + " states");
        }
        states.add(state);
        return states.size() - 1;
    }

    /** Accepting states last, so that one comparison tells them. */
    private KeywordAutomaton inOrder() {
        int classes = sampleOf.length;
        int rowLength = classes + 1;
        List<int[]> accepted = new ArrayList<>();
        int[] rowOf = new int[states.size()];
        int[][] endedIn = states.stream().map(this::endedIn).toArray(int[][]::new);
        int others = (int) Arrays.stream(endedIn).filter(ended -> ended == NONE).count();
        int other = 0;
        int[] next = new int[states.size() * rowLength];
        for (int state = 0; state < rowOf.length; state++) {
            int[] ended = endedIn[state];
            rowOf[state] = (ended == NONE ? other++ : others + accepted.size()) * rowLength;
            if (ended != NONE) {
                next[rowOf[state] + classes] = accepted.size();
                accepted.add(ended);
            }
        }
        for (int state = 0; state < rowOf.length; state++) {
            int[] row = rows.get(state);
            for (int c = 0; c < classes; c++) {
                next[rowOf[state] + c] = rowOf[row[c]];
            }
        }
        return new KeywordAutomaton(classOf, next, classes, accepted.toArray(int[][]::new));
    }

    private int[] endedIn(int[] state) {
        int[] ended = NONE;
        for (int item : state) {
            if ((item & (1 << PLACE_BITS) - 1) == keywords[item >> PLACE_BITS].length) {
                ended = Arrays.copyOf(ended, ended.length + 1);
                ended[ended.length - 1] = item >> PLACE_BITS;
            }
        }
        return ended;
    }
}
