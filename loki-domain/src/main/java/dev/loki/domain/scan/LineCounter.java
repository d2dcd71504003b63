package dev.loki.domain.scan;

/** Where in a text a byte stands, in lines and characters (Unicode code points of UTF-8), both from 1. */
final class LineCounter {

    private int line = 1;
    private int column = 1;

    /** Goes on over some bytes. */
    void advance(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == '\n') {
                line++;
                column = 1;
            } else if ((bytes[i] & 0xc0) != 0x80) {
                column++;
            }
        }
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
