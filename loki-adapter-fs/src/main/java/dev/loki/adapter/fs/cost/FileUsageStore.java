package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.Background;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.GroupCommit;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.cost.Ledger;
import dev.loki.ports.cost.LedgerGoneException;
import dev.loki.ports.cost.UsageStore;
import dev.loki.ports.cost.UsageStoreException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.repair.Repair;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A ledger in a folder of a project. Its truth is {@code costs.journal}, of JSON lines, to which any number of threads and
 * processes append: a lock on {@code costs.journal.lock} lets one at a time decide, and threads share a sync. Beside it,
 * {@code costs.json} is for other readers: it is at most {@value LedgerKeeper#COSTS_MILLIS} ms behind while processes record,
 * and fresh after each notice, and when a process closes the store. Nothing is created before the first entry. What the
 * original left in {@code costs.json} counts from then on. Thread-safe.
 */
public final class FileUsageStore implements UsageStore {

    /** Small enough that a command can read it whole, large enough that it is seldom written anew. */
    private static final long GROWTH = 512 * 1024;

    private final CostFiles files;
    private final LedgerKeeper keeper;
    private final GroupCommit<Decision<?>, Answer<?>> commits;

    /**
     * @param folder usually {@code .loki/state}, on a local file system
     * @param json reads the files
     * @param clock dates what the original left, and repairs
     * @param warnings told, in one line each, what went wrong beside the journal
     */
    public FileUsageStore(Path folder, JsonReader json, InstantSource clock, Consumer<String> warnings) {
        this(new DiskStorage(), folder, json, clock, warnings);
    }

    /**
     * As the other constructor makes it, on another storage.
     *
     * @param storage instead of the disk
     */
    public FileUsageStore(
            Storage storage, Path folder, JsonReader json, InstantSource clock, Consumer<String> warnings) {
        this(storage, folder, json, clock, warnings, GROWTH);
    }

    /** As the other constructor makes it, with a journal that may grow by so many bytes before it is begun anew. */
    FileUsageStore(
            Storage storage,
            Path folder,
            JsonReader json,
            InstantSource clock,
            Consumer<String> warnings,
            long growth) {
        this.files = new CostFiles(folder.toAbsolutePath());
        this.keeper = new LedgerKeeper(storage, files, json, clock, warnings, growth);
        this.commits = new GroupCommit<>(keeper, new Background("loki-costs"));
    }

    @Override
    @SuppressWarnings("unchecked") // an answer is its decision's
    public <T> T decide(Decision<T> decision) {
        try {
            return ((Answer<T>) commits.append(decision)).value();
        } catch (IOException e) {
            throw unusable("write", e);
        }
    }

    @Override
    public <T> T read(Function<Ledger, T> question) {
        return alone("read", () -> keeper.read(question));
    }

    @Override
    public Repair repair() {
        return alone("write", keeper::repair);
    }

    @Override
    public void close() {
        commits.drain();
        alone("write", () -> {
            keeper.close();
            return files;
        });
    }

    private <T> T alone(String what, IoAction<T> action) {
        try {
            return commits.alone(action);
        } catch (IOException e) {
            throw unusable(what, e);
        }
    }

    private UsageStoreException unusable(String what, IOException e) {
        if (e instanceof ClockAheadException) {
            return new UsageStoreException(
                    "cannot write " + files.journal() + ": " + e.getMessage()
                            + "; nothing was counted or reserved. Set the" + " clock right",
                    e);
        }
        if (e instanceof CostsGoneException) {
            return new LedgerGoneException(
                    e.getMessage()
                            + ". A ledger only grows: nothing may be spent by whoever has seen more of it. Put the"
                            + " files back, or have an operator start anew with what is there",
                    e);
        }
        if (e instanceof DamagedCostsException) {
            return new UsageStoreException(
                    e.getMessage() + ". So nobody knows what was consumed, and nothing may be spent. Run `loki budget"
                            + " repair`, which keeps all that can be read, and a copy of what it replaces",
                    e);
        }
        String advice = what.equals("write")
                ? IoReason.adviceToWrite(e)
                : "check that it and the files beside it are files, and may be read";
        return new UsageStoreException(
                "cannot " + what + " " + files.journal() + ": " + IoReason.of(e) + "; nothing may be spent. " + advice,
                e);
    }
}
