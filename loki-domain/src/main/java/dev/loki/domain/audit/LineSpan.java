package dev.loki.domain.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Where a field stands in the bytes of a line: from {@code start}, to before {@code end}. Not thread-safe. */
public final class LineSpan {

    private int start;
    private int end;

    LineSpan() {}

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /** Whether the field is spelled like this. */
    public boolean is(byte[] spelling, byte[] line) {
        return Arrays.equals(spelling, 0, spelling.length, line, start, end);
    }

    /** What stands there, where that is ASCII. */
    public String ascii(byte[] line) {
        return new String(line, start, end - start, StandardCharsets.ISO_8859_1);
    }

    /** Takes another place, and says where that ends. */
    int set(int newStart, int newEnd) {
        start = newStart;
        end = newEnd;
        return newEnd;
    }
}
