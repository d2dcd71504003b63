package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry;
import dev.loki.domain.cost.LedgerEntry.Noticed;
import java.io.ByteArrayOutputStream;

/** The lines of entries that are to be written at once. Not thread-safe. */
final class Entries {

    private final ByteArrayOutputStream lines = new ByteArrayOutputStream(1024);
    private boolean hasNotices;

    /** @param ledger which has just taken the entry in */
    void add(Ledger ledger, LedgerEntry entry) {
        lines.writeBytes(JournalLine.of(ledger.count() - 1, entry));
        hasNotices |= entry instanceof Noticed;
    }

    boolean isEmpty() {
        return lines.size() == 0;
    }

    boolean hasNotices() {
        return hasNotices;
    }

    byte[] bytes() {
        return lines.toByteArray();
    }
}
