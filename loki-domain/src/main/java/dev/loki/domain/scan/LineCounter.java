package dev.loki.domain.scan;

import java.nio.ByteBuffer;

/** Where in a text a byte stands, in lines and characters (Unicode code points of UTF-8), both from 1. */
final class LineCounter {

    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final long LINE_BREAKS = 0x0a0a0a0a0a0a0a0aL;

    /** Of the bytes last counted, as they come in many short stretches. */
    private ByteBuffer view = ByteBuffer.allocate(0);

    private int line = 1;
    private int column = 1;

    /** Goes on over some bytes, eight at once. */
    void advance(byte[] bytes, int from, int to) {
        if (view.array() != bytes) {
            view = ByteBuffer.wrap(bytes);
        }
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            advance(view.getLong(i));
        }
        while (i < to) {
            advance(bytes[i++]);
        }
    }

    /** The last byte is the lowest; the highest bit of each says what it is. */
    private void advance(long eight) {
        long breaks = zeros(eight ^ LINE_BREAKS);
        long begun = HIGHEST_BITS & ~(eight & ~(eight << 1));
        if (breaks != 0) {
            line += Long.bitCount(breaks);
            column = 1;
            begun &= Long.lowestOneBit(breaks) - 1;
        }
        column += Long.bitCount(begun);
    }

    private void advance(byte next) {
        if (next == '\n') {
            line++;
            column = 1;
        } else if ((next & 0xc0) != 0x80) {
            column++;
        }
    }

    /** The highest bit of each byte that is zero (H. Warren, "Hacker's Delight", section 6-1). */
    private static long zeros(long eight) {
        return ~(((eight & ~HIGHEST_BITS) + ~HIGHEST_BITS) | eight) & HIGHEST_BITS;
    }

    LineCounter copy() {
        LineCounter copy = new LineCounter();
        copy.line = line;
        copy.column = column;
        return copy;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }
}
