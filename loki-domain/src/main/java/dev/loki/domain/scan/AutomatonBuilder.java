package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link KeywordAutomaton} by subset construction: a state is the set of keywords begun, each with how much of
 * it was read. Keywords are texts, so a state holds few and there are about as many states as bytes of keywords. Every
 * process that scans builds one and lives shortly: plain arrays only.
 */
final class AutomatonBuilder {

    private static final int MOST_STATES = 1 << 16;
    private static final int END = -1;
    private static final int[] NONE = {};

    /** For each place of each keyword, one behind the other, the number of the set that goes on; or the end. */
    private final int[] setAt;

    private final int[] keywordAt;
    private final ByteClasses classes;
    private final int[][] firstsOf;
    private final StateNumbers states = new StateNumbers(MOST_STATES);
    private final List<int[]> rows = new ArrayList<>();

    AutomatonBuilder(List<Keyword> keywords) {
        int places = 0;
        for (Keyword keyword : keywords) {
            places += keyword.length() + 1;
        }
        this.setAt = new int[places];
        this.keywordAt = new int[places];
        this.classes = new ByteClasses(number(keywords));
        this.firstsOf = firsts(keywords);
    }

    /** Numbers the sets. Returns them in the order of their numbers. */
    private List<ByteSet> number(List<Keyword> keywords) {
        Map<ByteSet, Integer> numbers = new HashMap<>();
        List<ByteSet> sets = new ArrayList<>();
        int place = 0;
        for (int keyword = 0; keyword < keywords.size(); keyword++) {
            for (ByteSet set : keywords.get(keyword).bytes()) {
                Integer known = numbers.putIfAbsent(set, sets.size());
                if (known == null) {
                    sets.add(set);
                }
                keywordAt[place] = keyword;
                setAt[place++] = known == null ? sets.size() - 1 : known;
            }
            keywordAt[place] = keyword;
            setAt[place++] = END;
        }
        return sets;
    }

    /** The keywords that begin with each class, one byte read. */
    private int[][] firsts(List<Keyword> keywords) {
        int[][] firsts = new int[classes.count()][];
        Arrays.fill(firsts, NONE);
        int place = 0;
        for (Keyword keyword : keywords) {
            for (int c : classes.of(setAt[place])) {
                firsts[c] = Arrays.copyOf(firsts[c], firsts[c].length + 1);
                firsts[c][firsts[c].length - 1] = place + 1;
            }
            place += keyword.length() + 1;
        }
        return firsts;
    }

    KeywordAutomaton build() {
        states.number(NONE);
        int[] start = new int[classes.count()];
        for (int c = 0; c < start.length; c++) {
            start[c] = states.number(step(NONE, c));
        }
        rows.add(start);
        int[] stepped = new int[start.length];
        for (int state = 1; state < states.count(); state++) {
            rows.add(row(state, start, stepped));
        }
        return inOrder();
    }

    /** Where nothing begun goes on, a state is left as the start is; most go on with few bytes. */
    private int[] row(int number, int[] start, int[] stepped) {
        int[] state = states.get(number);
        int[] row = start.clone();
        for (int item : state) {
            if (setAt[item] != END) {
                for (int c : classes.of(setAt[item])) {
                    if (stepped[c] != number) {
                        stepped[c] = number;
                        row[c] = states.number(step(state, c));
                    }
                }
            }
        }
        return row;
    }

    /** The items that go on with a byte of a class, and those that begin with it; both in order, so one merge. */
    private int[] step(int[] state, int byteClass) {
        int[] begun = firstsOf[byteClass];
        if (state.length == 0) {
            return begun;
        }
        int[] merged = new int[state.length + begun.length];
        int count = 0;
        int next = 0;
        for (int item : state) {
            if (setAt[item] != END && classes.has(setAt[item], byteClass)) {
                while (next < begun.length && begun[next] < item + 1) {
                    merged[count++] = begun[next++];
                }
                merged[count++] = item + 1;
            }
        }
        while (next < begun.length) {
            merged[count++] = begun[next++];
        }
        return count == merged.length ? merged : Arrays.copyOf(merged, count);
    }

    /** Accepting states last, so that one comparison tells them. */
    private KeywordAutomaton inOrder() {
        int rowLength = classes.count() + 1;
        int[][] endedIn = new int[states.count()][];
        int others = 0;
        for (int state = 0; state < endedIn.length; state++) {
            endedIn[state] = endedIn(states.get(state));
            others += endedIn[state] == NONE ? 1 : 0;
        }
        int[][] accepted = new int[endedIn.length - others][];
        int[] rowOf = new int[endedIn.length];
        int[] next = new int[endedIn.length * rowLength];
        int other = 0;
        int accepting = 0;
        for (int state = 0; state < rowOf.length; state++) {
            if (endedIn[state] == NONE) {
                rowOf[state] = other++ * rowLength;
            } else {
                rowOf[state] = (others + accepting) * rowLength;
                next[rowOf[state] + rowLength - 1] = accepting;
                accepted[accepting++] = endedIn[state];
            }
        }
        for (int state = 0; state < rowOf.length; state++) {
            write(rows.get(state), rowOf, next, rowOf[state]);
        }
        return new KeywordAutomaton(classes.ofBytes(), next, classes.count(), accepted);
    }

    private static void write(int[] row, int[] rowOf, int[] next, int at) {
        for (int c = 0; c < row.length; c++) {
            next[at + c] = rowOf[row[c]];
        }
    }

    private int[] endedIn(int[] state) {
        int[] ended = NONE;
        for (int item : state) {
            if (setAt[item] == END) {
                ended = Arrays.copyOf(ended, ended.length + 1);
                ended[ended.length - 1] = keywordAt[item];
            }
        }
        return ended;
    }
}
