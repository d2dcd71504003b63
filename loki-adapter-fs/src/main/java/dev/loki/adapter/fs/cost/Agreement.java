package dev.loki.adapter.fs.cost;

import dev.loki.domain.cost.Ledger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Holds {@code costs.json} against the journal while that is read: at the entry up to which the file goes, both must say the
 * same. It is written by whoever holds the lock and has read all of the journal, so that it is never older than what another
 * process knew before. Not thread-safe.
 */
final class Agreement implements Consumer<Ledger> {

    private final Path file;
    private final Optional<CostsTotals> totals;
    private Optional<String> difference;
    private boolean met;

    /** @param totals what the file says; empty where there is none, so that it says nothing else */
    Agreement(Path file, Optional<CostsTotals> totals) {
        this.file = file;
        this.totals = totals;
        this.difference = totals.map(said -> said.isOurs()
                ? "it is of " + said.entries() + " entries, which are not those of the journal"
                : "another program has written it, while the journal counts on");
    }

    @Override
    public void accept(Ledger ledger) {
        if (!met && totals.isPresent() && totals.get().entries() == ledger.count()) {
            met = true;
            difference = totals.get().against(ledger);
        }
    }

    /** What they do not agree in; empty where they do. */
    Optional<String> difference() {
        return difference;
    }

    void require() throws DamagedCostsException {
        if (difference.isPresent()) {
            throw new DamagedCostsException(file, difference.get());
        }
    }
}
