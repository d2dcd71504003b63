package dev.loki.cli.audit;

import dev.loki.cli.text.Printable;
import dev.loki.domain.audit.ChainVerdict;

/** A verdict on the audit chain, for people: they count lines from 1. */
public final class ChainText {

    private ChainText() {}

    public static String of(ChainVerdict verdict) {
        Long brokenAt = verdict.brokenAt();
        return brokenAt == null
                ? "chain valid, " + verdict.entries() + " entries"
                : Printable.line("chain broken at line " + (brokenAt + 1) + ": " + verdict.error());
    }
}
