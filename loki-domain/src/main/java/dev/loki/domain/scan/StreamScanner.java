package dev.loki.domain.scan;

import java.util.function.Consumer;

/**
 * Scans a text that comes in pieces, such as a file read through a buffer, and finds what a scan of the whole finds,
 * wherever the pieces part. Holds about 146 KiB, whatever the length of the text. Not thread-safe.
 */
public final class StreamScanner {

    /** So much of what was read is kept, as a value may begin before its keyword. */
    private static final int OVERLAP = 2 * Density.STRETCH;

    private static final int CAPACITY = OVERLAP + Scan.STRETCH + Window.AHEAD;

    private final Reporter reporter;
    private final byte[] buffer = new byte[CAPACITY];
    private final Scan scan;
    private final LineCounter counter = new LineCounter();
    private int filled;
    private long base;

    StreamScanner(Plan plan, ScanOptions options, Consumer<Finding> findings) {
        this.scan = new Scan(plan, buffer, new Density());
        this.reporter = new Reporter(options, located -> findings.accept(located.finding()));
    }

    /** Takes the next piece, in UTF-8 or any encoding that contains ASCII. */
    public void feed(byte[] piece) {
        feed(piece, 0, piece.length);
    }

    /** Takes the next piece: some bytes of an array, which are copied. */
    public void feed(byte[] bytes, int from, int length) {
        int at = from;
        while (at < from + length) {
            int needed = scan.read() + Scan.STRETCH + Window.AHEAD;
            int taken = Math.min(needed - filled, from + length - at);
            System.arraycopy(bytes, at, buffer, filled, taken);
            filled += taken;
            at += taken;
            if (filled == needed) {
                scanStretch();
                makeRoom();
            }
        }
    }

    /** Ends the text: all findings have been handed on when this returns. Call once. */
    public void finish() {
        do {
            scanStretch();
        } while (scan.read() < filled);
        reporter.settleAll();
    }

    private void scanStretch() {
        scan.readStretch(filled);
        reporter.take(scan.takeMatches(), buffer, counter.copy(), base);
        reporter.settle(base + scan.read());
    }

    private void makeRoom() {
        int dropped = scan.read() - OVERLAP;
        counter.advance(buffer, 0, dropped);
        System.arraycopy(buffer, dropped, buffer, 0, filled - dropped);
        filled -= dropped;
        base += dropped;
        scan.drop(dropped);
    }
}
