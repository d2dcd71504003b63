package dev.loki.domain.scan;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private final List<Keyword> keywords;
    private final int[] classOf = new int[256];
    private final int[] sampleOf;
    private final int[][] firstsOf;
    private final Map<IntBuffer, Integer> numbers = new LinkedHashMap<>();
    private final List<int[]> states = new ArrayList<>();
    private final List<int[]> rows = new ArrayList<>();

    AutomatonBuilder(List<Keyword> keywords) {
        this.keywords = keywords;
        this.sampleOf = classify();
        this.firstsOf = new int[sampleOf.length][];
        for (int c = 0; c < firstsOf.length; c++) {
            int sample = sampleOf[c];
            firstsOf[c] = IntStream.range(0, keywords.size())
                    .filter(keyword -> keywords.get(keyword).bytes().get(0).has(sample))
                    .map(keyword -> keyword << PLACE_BITS | 1)
                    .toArray();
        }
    }

    KeywordAutomaton build() {
        number(new int[0]);
        for (int state = 0; state < states.size(); state++) {
            rows.add(row(states.get(state)));
        }
        return inOrder();
    }

    /** Where nothing begun goes on, a state is left as the start is. */
    private int[] row(int[] state) {
        boolean start = rows.isEmpty();
        int[] row = start ? new int[sampleOf.length] : rows.get(0).clone();
        for (int c = 0; c < row.length; c++) {
            if (start || anyContinues(state, sampleOf[c])) {
                row[c] = number(step(state, c));
            }
        }
        return row;
    }

    private boolean anyContinues(int[] state, int sample) {
        for (int item : state) {
            if (continues(item, sample)) {
                return true;
            }
        }
        return false;
    }

    /** Bytes that are in the same sets share a class. Returns a byte of each class. */
    private int[] classify() {
        List<ByteSet> sets = keywords.stream()
                .flatMap(keyword -> keyword.bytes().stream())
                .distinct()
                .toList();
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
        Keyword keyword = keywords.get(item >> PLACE_BITS);
        int read = item & (1 << PLACE_BITS) - 1;
        return read < keyword.length() && keyword.bytes().get(read).has(sample);
    }

    private int number(int[] state) {
        Integer known = numbers.putIfAbsent(IntBuffer.wrap(state), states.size());
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
        List<int[]> accepted = new ArrayList<>();
        int[] rowOf = new int[states.size()];
        int others = (int) states.stream().filter(s -> endedIn(s).length == 0).count();
        int other = 0;
        for (int state = 0; state < rowOf.length; state++) {
            int[] ended = endedIn(states.get(state));
            rowOf[state] = (ended.length == 0 ? other++ : others + accepted.size()) * classes;
            if (ended.length > 0) {
                accepted.add(ended);
            }
        }
        int[] next = new int[states.size() * classes];
        for (int state = 0; state < rowOf.length; state++) {
            int[] row = rows.get(state);
            for (int c = 0; c < classes; c++) {
                next[rowOf[state] + c] = rowOf[row[c]];
            }
        }
        return new KeywordAutomaton(classOf, next, classes, accepted.toArray(int[][]::new));
    }

    private int[] endedIn(int[] state) {
        return IntStream.of(state)
                .filter(item -> (item & (1 << PLACE_BITS) - 1)
                        == keywords.get(item >> PLACE_BITS).length())
                .map(item -> item >> PLACE_BITS)
                .toArray();
    }
}
