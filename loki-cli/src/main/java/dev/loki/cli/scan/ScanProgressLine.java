package dev.loki.cli.scan;

import dev.loki.application.scan.ScanProgress;
import dev.loki.cli.command.Invocation;
import dev.loki.cli.terminal.ProgressLine;

/** How many files of a long scan are done, on a terminal. */
final class ScanProgressLine implements ScanProgress {

    private final ProgressLine line;

    private ScanProgressLine(ProgressLine line) {
        this.line = line;
    }

    static ScanProgressLine of(Invocation invocation) {
        return new ScanProgressLine(ProgressLine.of(invocation));
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
