package dev.loki.domain.scan;

import java.nio.ByteBuffer;

/** Where in a text a byte stands, in lines and characters (Unicode code points of UTF-8), both from 1. */
final class LineCounter {

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST_BITS = ONES << 7;
    private static final long LINE_BREAKS = ONES * '\n';

    /** Of the bytes last counted, as they come in many short stretches. */
    private ByteBuffer view = ByteBuffer.allocate(0);

    private int line = 1;
    private int column = 1;

    /** Goes on over some bytes: eight at once, where they are ASCII of one line. */
    void advance(byte[] bytes, int from, int to) {
        if (view.array() != bytes) {
            view = ByteBuffer.wrap(bytes);
        }
        int i = from;
        while (i < to) {
            if (i + Long.BYTES <= to && isPlain(view.getLong(i))) {
                column += Long.BYTES;
                i += Long.BYTES;
            } else {
                advance(bytes[i++]);
            }
        }
    }

    private void advance(byte next) {
        if (next == '\n') {
            line++;
            column = 1;
        } else if ((next & 0xc0) != 0x80) {
            column++;
        }
    }

    /**
     * Whether no byte is a line break and none beyond ASCII. A byte that is zero once line breaks are taken out borrows
     * from its highest bit (H. Warren, "Hacker's Delight", section 6-1).
     */
    private static boolean isPlain(long eight) {
        long broken = eight ^ LINE_BREAKS;
        return ((eight | ((broken - ONES) & ~broken)) & HIGHEST_BITS) == 0;
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
