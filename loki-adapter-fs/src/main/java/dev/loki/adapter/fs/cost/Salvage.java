package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntryJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What can still be read of a journal: every whole line. Where some are lost, the totals of {@code costs.json} make up for
 * what stood in them before it was written. Not thread-safe.
 */
final class Salvage {

    /** How many losses are told one by one. */
    private static final int TOLD = 20;

    private final JsonReader json;
    private final Optional<CostsTotals> totals;
    private final Agreement agreement;
    private final List<String> lost = new ArrayList<>();
    private Ledger ledger = new Ledger();
    private int losses;
    /** The number of the entry that comes next. */
    private long next;

    private boolean toppedUp;
    private boolean isEmpty = true;

    /** @param totals what {@code costs.json} says; empty where that is nothing */
    Salvage(JsonReader json, CostFiles files, Optional<CostsTotals> totals) {
        this.json = json;
        this.totals = totals;
        this.agreement = new Agreement(files.costs(), totals);
    }

    void read(LineReader lines) throws IOException {
        for (StoredLine line = lines.next(); line != null; line = lines.next()) {
            if (line.ending() != StoredLine.Ending.END_OF_FILE) { // of which nobody was told that it was kept
                take(line, isEmpty);
                isEmpty = false;
            }
            meet();
        }
        if (!isEmpty) {
            finish();
        }
    }

    /** Whether no line is whole, nor was any. */
    boolean isEmpty() {
        return isEmpty;
    }

    Ledger ledger() {
        return ledger;
    }

    /** What could not be read, a sentence each. */
    List<String> lost() {
        List<String> told = new ArrayList<>(lost);
        if (losses > TOLD) {
            told.add("and " + (losses - TOLD) + " more");
        }
        return told;
    }

    /** What {@code costs.json} says otherwise; not to be asked where something is lost. */
    Optional<String> difference() {
        return agreement.difference();
    }

    private void finish() {
        long counted =
                totals.filter(CostsTotals::isOurs).map(CostsTotals::entries).orElse(0L);
        if (counted > next) {
            lose("the entries " + next + " to " + (counted - 1) + ", which are in " + CostFiles.COSTS
                    + ", are missing");
        }
        if (losses > 0) {
            topUp();
        }
    }

    private void take(StoredLine line, boolean isFirst) {
        try {
            JsonObject object = JournalLine.read(json, line.bytes());
            if (isFirst && JournalLine.isLedger(object)) {
                ledger = JournalLine.ledger(object);
                next = ledger.count();
                return;
            }
            long seq = JournalLine.seq(object);
            if (seq > next) {
                lose("the entries " + next + " to " + (seq - 1) + " are missing");
                next = seq;
                meet();
            }
            if (seq == next) {
                next++;
                ledger.apply(LedgerEntryJson.read(object));
            } else {
                lose("the line at byte " + line.start() + " is entry " + seq + ", which was there before");
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            lose("the line at byte " + line.start() + " " + e.getMessage());
        }
    }

    private void lose(String what) {
        if (losses++ < TOLD) {
            lost.add(what);
        }
    }

    private void meet() {
        if (losses == 0) {
            agreement.accept(ledger);
        } else if (totals.isPresent() && totals.get().entries() <= next) {
            topUp();
        }
    }

    /** Once: what comes behind is on top of it. */
    private void topUp() {
        if (!toppedUp) {
            toppedUp = true;
            totals.flatMap(said -> said.beyond(ledger, ledger.time())).ifPresent(ledger::apply);
        }
    }
}
