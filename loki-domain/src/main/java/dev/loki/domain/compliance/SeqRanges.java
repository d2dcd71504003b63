package dev.loki.domain.compliance;

import java.util.ArrayList;
import java.util.List;

/** Sequence numbers as ranges, in bounded memory. Not thread-safe. */
final class SeqRanges {

    private static final int MAX_RANGES = 50;

    private final List<String> full = new ArrayList<>();
    private long first = -1;
    private long last = -2;
    private long listed;
    private long total;

    /** Takes the next number. */
    void add(long seq) {
        total++;
        if (full.size() == MAX_RANGES) {
            return;
        }
        if (seq != last + 1 || first < 0) {
            flush();
            first = seq;
        }
        if (full.size() < MAX_RANGES) {
            last = seq;
            listed++;
        }
    }

    long total() {
        return total;
    }

    /** How many of the numbers are within {@link #ranges}. */
    long listed() {
        return listed;
    }

    /** Such as {@code 3} and {@code 7-12}. */
    List<String> ranges() {
        List<String> all = new ArrayList<>(full);
        if (first >= 0 && full.size() < MAX_RANGES) {
            all.add(range());
        }
        return all;
    }

    private void flush() {
        if (first >= 0) {
            full.add(range());
        }
    }

    private String range() {
        return first == last ? Long.toString(first) : first + "-" + last;
    }
}
