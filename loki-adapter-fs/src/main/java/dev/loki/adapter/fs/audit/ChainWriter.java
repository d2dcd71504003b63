package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.audit.DraftLine;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Appends to the chain, one batch at a time, under the lock that all processes respect: finds the end, says what a crash
 * left there, links, writes once, syncs once. Not thread-safe.
 */
final class ChainWriter {

    private final Storage storage;
    private final ChainFiles files;
    private final AuditSync sync;
    private final InstantSource clock;
    private final Warnings warnings;
    private final FailedWrite failed;
    private final ChainFile file;
    private final Recovery recovery;
    private final StateKeeper state;
    private final Segments segments;
    private volatile boolean unsynced;
    private @Nullable IOException lost;

    ChainWriter(Chain chain, AuditSync sync, InstantSource clock, Warnings warnings) {
        this.storage = chain.storage();
        this.files = chain.files();
        this.sync = sync;
        this.clock = clock;
        this.warnings = warnings;
        this.failed = new FailedWrite(chain);
        this.file = new ChainFile(chain, failed);
        this.recovery = new Recovery(chain, warnings);
        this.state = new StateKeeper(chain.state(), warnings);
        this.segments = new Segments(chain, clock);
    }

    /**
     * Links entries to the chain's end, as durably as the sync mode says: all of them, or none.
     *
     * @throws DamagedChainException where the end is no entry, and no crash's doing either
     */
    List<AuditEntry> append(List<DraftLine> batch) throws IOException {
        throwWhatWasLost();
        storage.createFolder(files.folder());
        return storage.exclusively(files.lock(), () -> appendAlone(batch));
    }

    /** Whether something was written that is not known to be durable, and that is to be made so. */
    boolean isUnsynced() {
        return unsynced;
    }

    /** Makes durable what was written; a failure is kept for the next append. */
    void sync() {
        try {
            syncWhereNeeded();
            storage.exclusively(files.lock(), () -> {
                if (file.isInPlace()) {
                    state.acknowledge(file.tail());
                }
                return file;
            });
        } catch (IOException e) {
            lost = e;
        }
    }

    /** Starts a new segment, as {@link Segments} does; what was appended is durable before the chain is left. */
    AuditEntry startSegment(String who, String why) throws IOException {
        close();
        storage.createFolder(files.folder());
        return storage.exclusively(files.lock(), () -> segments.start(who, why));
    }

    /** Makes everything durable that is to be so, leaves the state behind, and closes the file; it may be used again. */
    void close() throws IOException {
        try {
            syncWhereNeeded();
            leaveState();
        } finally {
            file.release();
        }
        throwWhatWasLost();
    }

    private List<AuditEntry> appendAlone(List<DraftLine> batch) throws IOException {
        List<Torn> torn = known();
        Batch lines = new Batch(file.tail(), clock);
        torn.forEach(bytes -> lines.add(DraftLine.of(bytes.entry())));
        failed.toBeTold().ifPresent(written -> lines.add(DraftLine.of(written.entry())));
        List<AuditEntry> entries = new ArrayList<>(batch.size());
        batch.forEach(line -> entries.add(lines.add(line)));
        file.write(lines.bytes(), lines.end(), sync == AuditSync.ALWAYS);
        failed.told();
        recovery.settle(torn);
        acknowledge();
        return entries;
    }

    /** Catches up; where that fails, nothing is remembered, and the next one starts from nothing. */
    private List<Torn> known() throws IOException {
        try {
            return catchUp();
        } catch (IOException e) {
            file.release();
            throw e;
        }
    }

    /** Makes sure that the end is known; returns what the chain is to say about earlier crashes. */
    private List<Torn> catchUp() throws IOException {
        if (file.isUntouched()) {
            return List.of();
        }
        segments.finish();
        if (unsynced && file.isOpen() && !file.isInPlace()) {
            syncWhereNeeded();
        }
        StorageFile log = file.reread();
        if (log.length() > file.tail().length()) {
            recovery.keep(log, file.tail().length());
            file.cut();
        }
        return recovery.untold(log);
    }

    private void acknowledge() {
        switch (sync) {
            case ALWAYS -> state.acknowledge(file.tail());
            case INTERVAL -> unsynced = true;
            case OS -> state.created();
        }
    }

    private void syncWhereNeeded() throws IOException {
        if (unsynced) {
            unsynced = false;
            file.sync();
        }
    }

    private void leaveState() {
        if (sync == AuditSync.OS || !file.isOpen() || !state.isBehind(file.tail())) {
            return;
        }
        try {
            storage.exclusively(files.lock(), () -> {
                if (file.isInPlace()) {
                    state.leave(file.tail());
                }
                return file;
            });
        } catch (IOException e) {
            warnings.warn("cannot write audit.state", e);
        }
    }

    private void throwWhatWasLost() throws IOException {
        IOException failure = lost;
        lost = null;
        if (failure != null) {
            throw new IOException("entries written before may not be durable: " + failure.getMessage(), failure);
        }
    }
}
