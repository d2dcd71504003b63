package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.GroupCommit;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntry.Imported;
import dev.loki.ports.cost.UsageStore.Decision;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.repair.Repair;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides on the ledger under the lock that all processes respect: catches up, lets each decide, writes once, syncs once. Now
 * and then it writes {@code costs.json}, and begins the journal anew. Not thread-safe.
 */
final class LedgerKeeper implements GroupCommit.BatchWriter<Decision<?>, Answer<?>> {

    /** How long {@code costs.json} may be behind while a process is recording. */
    static final long COSTS_MILLIS = 1_000;

    /** What a decision writes, and more: an entry, and a few notices. */
    private static final int WEIGHT = 4 * 1024;

    private final Storage storage;
    private final CostFiles files;
    private final InstantSource clock;
    private final Consumer<String> warnings;
    private final LedgerFile journal;
    private final CostsFile costs;
    private final Repairs repairs;
    private final long growth;
    private long costsNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(COSTS_MILLIS);
    private final Growth seen;
    /** Whether this has put something into the journal that it has not put into {@code costs.json}. */
    private boolean isBehind;

    /** @param growth how far the journal grows, besides twice the length of the ledger that it begins with; in bytes */
    LedgerKeeper(
            Storage storage,
            CostFiles files,
            JsonReader json,
            InstantSource clock,
            Consumer<String> warnings,
            long growth) {
        this.storage = storage;
        this.files = files;
        this.clock = clock;
        this.warnings = warnings;
        this.journal = new LedgerFile(storage, files, json);
        this.costs = new CostsFile(storage, files, json);
        this.growth = growth;
        this.seen = new Growth(files.journal());
        this.repairs = new Repairs(storage, files, json, clock);
    }

    @Override
    public List<Answer<?>> write(List<Decision<?>> batch) throws IOException {
        storage.createFolder(files.folder());
        return alone(() -> decide(batch));
    }

    @Override
    public int weight(Decision<?> decision) {
        return WEIGHT;
    }

    /** Answers from memory where nobody has touched the files; else reads on. Where nobody may write, no lock is needed. */
    <T> T read(Function<Ledger, T> question) throws IOException {
        if (journal.isOpen() && journal.isUntouched() && costs.isUnchanged()) {
            return question.apply(journal.ledger());
        }
        if (!seen.isAnything() && !journal.exists() && !costs.exists()) {
            forget();
            return question.apply(new Ledger());
        }
        try {
            return alone(() -> look(question));
        } catch (DamagedCostsException e) {
            throw e;
        } catch (IOException e) {
            return lookUnlocked(question, e);
        }
    }

    Repair repair() throws IOException {
        storage.createFolder(files.folder());
        forget();
        isBehind = false;
        seen.forget();
        return storage.exclusively(files.lock(), () -> repairs.run(journal, costs));
    }

    /** Leaves {@code costs.json} fresh where this has recorded something, and closes the files. */
    void close() {
        try {
            if (isBehind) {
                alone(() -> {
                    Optional<Imported> old = catchUp();
                    if (old.isEmpty()) {
                        costs.write(journal.ledger());
                    }
                    return old;
                });
                isBehind = false;
            }
        } catch (IOException e) {
            warn(e);
        } finally {
            forget();
        }
    }

    private List<Answer<?>> decide(List<Decision<?>> batch) throws IOException {
        Entries entries = new Entries();
        Optional<Imported> old = catchUp();
        Ledger ledger = journal.ledger();
        Instant before = ledger.time();
        old.ifPresent(imported -> {
            ledger.apply(imported);
            entries.add(ledger, imported);
        });
        List<Answer<?>> answers = new ArrayList<>(batch.size());
        for (Decision<?> decision : batch) {
            answers.add(Answer.to(decision, ledger, entry -> entries.add(ledger, entry)));
        }
        if (!entries.isEmpty()) {
            journal.append(entries.bytes(), before);
            seen.accept(journal);
            isBehind = true;
            tidy(entries.hasNotices() || old.isPresent());
        }
        return answers;
    }

    private <T> T look(Function<Ledger, T> question) throws IOException {
        Optional<Imported> old = catchUp();
        old.ifPresent(journal.ledger()::apply);
        T answer = question.apply(journal.ledger());
        if (old.isPresent()) {
            forget(); // it is not in the journal
        }
        return answer;
    }

    private <T> T lookUnlocked(Function<Ledger, T> question, IOException failure) throws IOException {
        forget();
        try {
            return look(question);
        } catch (IOException e) {
            e.addSuppressed(failure);
            throw e;
        } finally {
            forget();
        }
    }

    /**
     * Reads what others wrote since, and holds both files against one another.
     *
     * @return what is to be put into the journal first, where there is none and the original has left its totals
     */
    private Optional<Imported> catchUp() throws IOException {
        if (costs.isUnchanged() && journal.isOpen()) {
            journal.readOn(ledger -> {});
            seen.require(journal);
            return Optional.empty();
        }
        Optional<CostsTotals> totals = costs.read();
        Agreement agreement = new Agreement(files.costs(), totals);
        journal.readOn(agreement);
        seen.require(journal);
        if (journal.isEmpty()) {
            return totals.isEmpty() ? Optional.empty() : Optional.of(fromTheOriginal(totals.get()));
        }
        agreement.require();
        costs.accept();
        return Optional.empty();
    }

    private Imported fromTheOriginal(CostsTotals totals) throws DamagedCostsException {
        if (totals.isOurs()) {
            throw new DamagedCostsException(
                    files.costs(), "its journal, " + CostFiles.JOURNAL + ", is missing or empty");
        }
        return totals.imported(journal.ledger().timeAt(clock.instant()));
    }

    /** What fails here is done later: the journal has all that was recorded. */
    private void tidy(boolean isUrgent) {
        boolean isLong = journal.grown() > growth + 2 * journal.firstLine();
        long nanos = System.nanoTime();
        if (!isUrgent && !isLong && nanos - costsNanos < TimeUnit.MILLISECONDS.toNanos(COSTS_MILLIS)) {
            return;
        }
        costsNanos = nanos;
        try {
            costs.write(journal.ledger());
            isBehind = false;
            if (isLong) {
                journal.compact();
            }
        } catch (IOException e) {
            warn(e);
        }
    }

    private void warn(IOException e) {
        String reason = e instanceof DamagedCostsException
                ? String.valueOf(e.getMessage())
                : IoReason.of(e) + "; " + IoReason.adviceToWrite(e);
        warnings.accept("costs: cannot bring " + files.costs() + " up to date, though all is counted: " + reason);
    }

    /** Where something fails, nothing is remembered, and the next one starts from nothing. */
    private <T> T alone(IoAction<T> action) throws IOException {
        return storage.exclusively(files.lock(), () -> {
            try {
                return action.call();
            } catch (IOException | RuntimeException | Error e) {
                forget();
                throw e;
            }
        });
    }

    private void forget() {
        journal.release();
        costs.forget();
    }
}
