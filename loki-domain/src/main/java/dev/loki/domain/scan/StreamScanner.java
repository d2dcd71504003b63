package dev.loki.domain.scan;

import java.util.function.Consumer;

/**
 * Scans a text that comes in pieces, such as a file read through a buffer, and finds what a scan of the whole finds,
 * wherever the pieces part. Holds about 128 KiB, whatever the length of the text. Not thread-safe.
 */
public final class StreamScanner {

    /** What is read and what is dropped ends where a KiB does, so that no KiB is spent twice. */
    private static final int OVERLAP = 2 * Density.STRETCH;

    private static final int CAPACITY = 128 * 1024;

    private final Plan plan;
    private final Reporter reporter;
    private final byte[] buffer = new byte[CAPACITY];
    private final Progress progress;
    private final LineCounter counter = new LineCounter();
    private int state;
    private int filled;
    private int read;
    private long base;
    private boolean begun;

    StreamScanner(Plan plan, ScanOptions options, Consumer<Finding> findings) {
        this.plan = plan;
        this.state = plan.automaton().lineStart();
        this.progress = Progress.none(plan);
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
            int taken = Math.min(CAPACITY - filled, from + length - at);
            System.arraycopy(bytes, at, buffer, filled, taken);
            filled += taken;
            at += taken;
            if (filled == CAPACITY) {
                scanUpTo(filled - Window.AHEAD);
                makeRoom();
            }
        }
    }

    /** Ends the text: all findings have been handed on when this returns. Call once. */
    public void finish() {
        scanUpTo(filled);
        reporter.settleAll();
    }

    private void scanUpTo(int limit) {
        Scan scan = new Scan(plan, new Window(buffer, filled), progress, Density.MOST);
        if (!begun) {
            begun = true;
            scan.begin();
        }
        state = plan.automaton().run(state, buffer, read, limit, scan);
        read = limit;
        reporter.take(scan.matches(), buffer, counter.copy(), base);
        reporter.settle(base + limit);
    }

    private void makeRoom() {
        int dropped = read - OVERLAP;
        counter.advance(buffer, 0, dropped);
        System.arraycopy(buffer, dropped, buffer, 0, filled - dropped);
        filled -= dropped;
        read -= dropped;
        base += dropped;
        progress.drop(dropped);
    }
}
