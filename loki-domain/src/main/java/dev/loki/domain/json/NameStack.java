package dev.loki.domain.json;

import java.util.Arrays;

/** Where the names of the objects that are being read stand. Not thread-safe. */
final class NameStack {

    private int[] starts = new int[32];
    private int[] ends = new int[32];
    private int size;

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void cutTo(int newSize) {
        size = newSize;
    }

    /** Adds a name, unless it is one of those from {@code base} on. */
    boolean pushNew(byte[] bytes, int start, int end, int base) {
        for (int i = base; i < size; i++) {
            if (Arrays.equals(bytes, starts[i], ends[i], bytes, start, end)) {
                return false;
            }
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = start;
        ends[size] = end;
        size++;
        return true;
    }
}
