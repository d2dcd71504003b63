package dev.loki.contracts.cost;

import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry;
import dev.loki.ports.cost.LedgerGoneException;
import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.repair.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store in memory, which may be told to fail. Thread-safe. */
public final class InMemoryUsageStore implements UsageStore {

    private final List<LedgerEntry> journal = new ArrayList<>();
    private Ledger ledger = new Ledger();
    private @Nullable String trouble;
    private boolean isGone;
    private long reads;

    /** From now on it cannot be read or written, for this reason; null makes it usable. */
    public synchronized void fail(@Nullable String why) {
        trouble = why;
    }

    /** From now on it is gone. */
    public synchronized void takeAway(String why) {
        trouble = why;
        isGone = true;
    }

    /** All entries, oldest first. */
    public synchronized List<LedgerEntry> journal() {
        return List.copyOf(journal);
    }

    /** How often somebody looked at the ledger. */
    public synchronized long reads() {
        return reads;
    }

    @Override
    public synchronized <T> T decide(Decision<T> decision) {
        requireUsable();
        return decision.on(ledger, journal::add);
    }

    @Override
    public synchronized <T> T read(Function<Ledger, T> question) {
        reads++;
        requireUsable();
        return question.apply(ledger);
    }

    @Override
    public synchronized Repair repair() {
        String found = trouble;
        trouble = null;
        isGone = false;
        Ledger again = new Ledger();
        journal.forEach(again::apply);
        ledger = again;
        return new Repair(found == null ? List.of() : List.of(found), journal.size(), List.of(), List.of());
    }

    @Override
    public void close() {
        // nothing is open
    }

    private void requireUsable() {
        if (trouble != null && isGone) {
            throw new LedgerGoneException(trouble, new IllegalStateException(trouble));
        }
        if (trouble != null) {
            throw new UsageStoreException(trouble, new IllegalStateException(trouble));
        }
    }
}
