package dev.loki.cli.audit;

import dev.loki.cli.command.Invocation;
import dev.loki.cli.terminal.ProgressLine;
import dev.loki.ports.audit.VerifyProgress;

/** How far verifying a long chain is, in percent, on a terminal. */
public final class ChainProgressLine implements VerifyProgress {

    private final ProgressLine line;

    public ChainProgressLine(Invocation invocation) {
        this.line = ProgressLine.of(invocation);
    }

    @Override
    public void verified(long done, long total) {
        line.show(() -> done * 100 / total + " % of " + total / 1_000_000 + " MB verified");
    }

    /** Makes room for what is printed next. */
    public void clear() {
        line.clear();
    }
}
