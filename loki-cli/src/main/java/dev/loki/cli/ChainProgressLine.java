package dev.loki.cli;

import dev.loki.ports.audit.VerifyProgress;

/** How far verifying a long chain is, in percent, on a terminal. */
final class ChainProgressLine implements VerifyProgress {

    private final ProgressLine line;

    ChainProgressLine(Invocation invocation) {
        this.line = ProgressLine.of(invocation);
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
