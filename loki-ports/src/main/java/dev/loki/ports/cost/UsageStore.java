package dev.loki.ports.cost;

import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry;
import dev.loki.ports.repair.Repair;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Keeps a {@link Ledger} by its journal, for all processes of a project. What was decided is durable. Implementations are
 * thread-safe; an interrupt neither ends nor tears what they do.
 */
public interface UsageStore extends AutoCloseable {

    /**
     * Something that is decided on the ledger.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Decision<T> {

        /**
         * Decides, at once: it is run by any thread, reads nothing else, calls no store, and keeps no ledger.
         *
         * @param ledger with everything that anybody has put into it by now
         * @param journal to be told of each entry that the ledger was made to {@linkplain Ledger#apply take in}
         */
        T on(Ledger ledger, Consumer<LedgerEntry> journal);
    }

    /**
     * Decides while nobody else does, in this process or another. When this returns, the entries are durable; where it
     * throws anything of a store's own, they are not there. What the decision throws is passed on, and the entries that it
     * told of before are kept.
     *
     * @throws UsageStoreException where the ledger cannot be read, or the entries could not be kept
     */
    <T> T decide(Decision<T> decision);

    /**
     * Looks at the ledger with everything that anybody has put into it by now. Writes nothing.
     *
     * @param question must not change the ledger or keep it
     * @throws UsageStoreException where it cannot be read
     */
    <T> T read(Function<Ledger, T> question);

    /**
     * Makes the store usable again where it is not: what can still be read is kept, what cannot is put aside as evidence.
     * Where nothing is wrong, nothing changes but what is written for others to read, which is written anew.
     *
     * @throws UsageStoreException where that could not be done
     */
    Repair repair();

    /** Writes what others read, so that it is fresh, and leaves nothing open. May be used again, and closed again. */
    @Override
    void close();
}
