package dev.loki.cli;

import dev.loki.ports.audit.VerifyProgress;
import java.io.PrintStream;

/** How far verifying a long chain is, in percent, on a terminal. */
final class ChainProgressLine implements VerifyProgress {

    private final ProgressLine line;

    ChainProgressLine(PrintStream err) {
        this.line = ProgressLine.on(err, false);
    }

    @Override
    public void verified(long done, long total) {
        line.show(() -> done * 100 / total + " % of " + total / 1_000_000 + " MB verified");
    }

    /** Makes room for what is printed next. */
    void clear() {
        line.clear();
    }
}
