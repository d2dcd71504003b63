package dev.loki.cli;

import dev.loki.application.scan.ScanProgress;
import java.io.PrintStream;

/** How many files of a long scan are done, on a terminal. */
final class ScanProgressLine implements ScanProgress {

    private final ProgressLine line;

    private ScanProgressLine(ProgressLine line) {
        this.line = line;
    }

    static ScanProgressLine on(PrintStream err, boolean quiet) {
        return new ScanProgressLine(ProgressLine.on(err, quiet));
    }

    @Override
    public void scanned(int done, int total) {
        line.show(() -> done + " of " + total + " files");
    }

    /** Makes room for what is printed next. */
    void clear() {
        line.clear();
    }
}
