package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.storage.Evidence;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerParts;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.repair.Repair;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes both files usable again, in the hands of the one that holds the lock; what it replaces is kept beside. */
final class Repairs {

    /** How far a ledger's time may be ahead of the clock. */
    private static final Duration AHEAD = Duration.ofMinutes(1);

    private final Storage storage;
    private final CostFiles files;
    private final JsonReader json;
    private final InstantSource clock;
    private final Evidence evidence;

    Repairs(Storage storage, CostFiles files, JsonReader json, InstantSource clock) {
        this.storage = storage;
        this.files = files;
        this.json = json;
        this.clock = clock;
        this.evidence = new Evidence(storage, files.folder());
    }

    /**
     * @param journal forgets what it knew
     * @param costs is written anew
     */
    Repair run(LedgerFile journal, CostsFile costs) throws IOException {
        List<String> found = new ArrayList<>();
        List<String> lost = new ArrayList<>();
        Optional<CostsTotals> totals = understood(costs, found);
        if (!journal.exists() && !costs.exists()) {
            return new Repair(List.of(), 0, List.of(), List.of());
        }
        Optional<Ledger> read = journal.exists() ? fromJournal(totals, found, lost) : Optional.empty();
        Ledger ledger = read.isPresent() ? read.get() : fromCosts(totals, found, lost);
        boolean isJournalToo = read.isEmpty() || !lost.isEmpty();
        if (ledger.time().isAfter(clock.instant().plus(AHEAD))) {
            found.add("its time, " + ledger.time() + ", is ahead of the clock: windows would not move on until then");
            ledger = LedgerParts.redated(ledger, clock.instant());
            isJournalToo = true;
        }
        List<String> kept = found.isEmpty() ? List.of() : evidence.keep(CostFiles.COSTS, CostFiles.JOURNAL);
        write(ledger, isJournalToo, journal, costs);
        return new Repair(found, ledger.count(), lost, kept);
    }

    private static Optional<CostsTotals> understood(CostsFile costs, List<String> found) throws IOException {
        try {
            return costs.read();
        } catch (DamagedCostsException e) {
            found.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Ledger fromCosts(Optional<CostsTotals> totals, List<String> found, List<String> lost) {
        Ledger ledger = new Ledger();
        totals.ifPresent(said -> ledger.apply(said.imported(ledger.timeAt(clock.instant()))));
        if (totals.filter(CostsTotals::isOurs).isPresent()) {
            found.add(files.journal() + ": is missing or empty");
            lost.add("when the calls were made; the totals of " + CostFiles.COSTS + " count as consumed now");
        } else if (totals.isEmpty() && !found.isEmpty()) {
            lost.add("all that was consumed before: neither " + CostFiles.COSTS + " nor a journal can be read");
        }
        return ledger;
    }

    private Optional<Ledger> fromJournal(Optional<CostsTotals> totals, List<String> found, List<String> lost)
            throws IOException {
        Salvage salvage = new Salvage(json, files, totals);
        try (LineReader lines = LineReader.open(storage, files.journal())) {
            salvage.read(lines);
        }
        if (salvage.isEmpty()) {
            return Optional.empty();
        }
        lost.addAll(salvage.lost());
        if (!lost.isEmpty()) {
            found.add(files.journal() + ": " + lost.get(0));
        } else {
            salvage.difference().ifPresent(difference -> found.add(files.costs() + ": " + difference));
        }
        return Optional.of(salvage.ledger());
    }

    private static void write(Ledger ledger, boolean isJournalToo, LedgerFile journal, CostsFile costs)
            throws IOException {
        journal.release();
        costs.write(ledger);
        if (isJournalToo) {
            journal.begin(ledger);
        }
        journal.release();
        costs.forget();
    }
}
