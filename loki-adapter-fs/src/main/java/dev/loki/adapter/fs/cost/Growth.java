package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Consumption;
import dev.loki.domain.cost.Ledger;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a journal had grown when this process saw it last. A ledger only grows, and a journal that is begun anew begins
 * with the ledger of the old one: anything else is one that somebody has put into its place. Not thread-safe.
 */
final class Growth {

    private final Path file;
    private long entries;
    private Consumption total = Consumption.NOTHING;
    private @Nullable Object key;

    Growth(Path file) {
        this.file = file;
    }

    boolean isAnything() {
        return entries > 0;
    }

    /** What was seen holds no more. */
    void forget() {
        entries = 0;
        total = Consumption.NOTHING;
        key = null;
    }

    /** This process has written it, or read it, as it is. */
    void accept(LedgerFile journal) {
        entries = journal.ledger().count();
        total = journal.ledger().total();
        key = journal.key();
    }

    /**
     * Takes on what was read.
     *
     * @throws CostsGoneException where it is less than what was there before, or begins with nothing
     */
    void require(LedgerFile journal) throws CostsGoneException {
        Ledger ledger = journal.ledger();
        if (isAnything()) {
            if (journal.isEmpty()) {
                throw gone("nothing is left of it");
            }
            if (ledger.count() < entries || isLess(ledger.total())) {
                throw gone("it holds " + ledger.count() + " entries and "
                        + ledger.total().tokens() + " tokens");
            }
            if (!Objects.equals(key, journal.key()) && journal.firstLine() == 0) {
                throw gone("another file is there, which begins with nothing");
            }
        }
        if (!journal.isEmpty()) {
            accept(journal);
        }
    }

    private boolean isLess(Consumption now) {
        return now.tokens() < total.tokens() || now.micros() < total.micros() || now.requests() < total.requests();
    }

    private CostsGoneException gone(String what) {
        return new CostsGoneException(
                file, what + ", but this process has read " + entries + " entries and " + total.tokens() + " tokens");
    }
}
