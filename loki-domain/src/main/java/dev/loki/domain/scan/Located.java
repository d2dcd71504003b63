package dev.loki.domain.scan;

import java.util.ArrayList;
import java.util.List;

/**
 * A finding and where it stands in the whole text.
 *
 * @param start the first byte of the value
 * @param end behind its last byte
 * @param generic whether it gives way to others
 */
record Located(Finding finding, long start, long end, boolean generic) implements Comparable<Located> {

    /** In the order of the text. */
    @Override
    public int compareTo(Located other) {
        int order = Long.compare(start, other.start);
        if (order == 0) {
            order = Long.compare(end, other.end);
        }
        return order != 0 ? order : finding.detector().compareTo(other.finding.detector());
    }

    /** Without generic ones that overlap one that is not. The list is in the order of the text. */
    static List<Located> withoutOverlapped(List<Located> all) {
        if (!anyOverlap(all)) {
            return all;
        }
        boolean[] dropped = new boolean[all.size()];
        long specificEnd = 0;
        for (int i = 0; i < dropped.length; i++) {
            Located one = all.get(i);
            specificEnd = one.generic ? specificEnd : Math.max(specificEnd, one.end);
            dropped[i] = one.generic && one.start < specificEnd;
        }
        long specificStart = Long.MAX_VALUE;
        for (int i = dropped.length - 1; i >= 0; i--) {
            Located one = all.get(i);
            specificStart = one.generic ? specificStart : one.start;
            dropped[i] |= one.generic && specificStart < one.end;
        }
        List<Located> kept = new ArrayList<>();
        for (int i = 0; i < dropped.length; i++) {
            if (!dropped[i]) {
                kept.add(all.get(i));
            }
        }
        return kept;
    }

    private static boolean anyOverlap(List<Located> all) {
        long end = 0;
        for (Located one : all) {
            if (one.start < end) {
                return true;
            }
            end = one.end;
        }
        return false;
    }
}
