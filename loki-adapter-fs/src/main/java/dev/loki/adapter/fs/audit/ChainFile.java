package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chain's file and its end, in the hands of the one that holds the lock. The end is remembered as long as nobody else
 * has touched the file. Not thread-safe.
 */
final class ChainFile {

    private final Storage storage;
    private final ChainFiles files;
    private final Companions companions;
    private final StateFile state;
    private final TailReader tails;
    private final FailedWrite failed;

    private @Nullable StorageFile file;
    /** Which file it was when it was opened. */
    private @Nullable FileStamp opened;
    /** How the file was when this left it; null where that is not known. */
    private @Nullable FileStamp left;

    private Tail tail = Tail.EMPTY;

    /**
     * @param failed takes back what this cannot write
     */
    ChainFile(Chain chain, FailedWrite failed) {
        this.storage = chain.storage();
        this.files = chain.files();
        this.companions = chain.companions();
        this.state = chain.state();
        this.tails = chain.tails();
        this.failed = failed;
    }

    /** Where the next entry is linked. */
    Tail tail() {
        return tail;
    }

    /** Whether the file is open, and the very one that stands at the chain's path. */
    boolean isInPlace() throws IOException {
        FileStamp known = opened;
        return known != null
                && currentStamp()
                        .filter(now -> Objects.equals(now.key(), known.key()))
                        .isPresent();
    }

    boolean isOpen() {
        return file != null;
    }

    /** Whether nobody has touched the file since this wrote it. */
    boolean isUntouched() throws IOException {
        return left != null && currentStamp().filter(now -> now.equals(left)).isPresent();
    }

    /**
     * Reads the end anew, in a file that is opened or created where that is necessary.
     *
     * @return what a crash left behind the end; it is still there
     * @throws DamagedChainException where the file is not what it was, and no crash did it
     */
    StorageFile reread() throws IOException {
        left = null;
        StorageFile log = isInPlace() ? Objects.requireNonNull(file) : reopen();
        Optional<String> contradiction = companions.against(log);
        if (contradiction.isPresent()) {
            throw new DamagedChainException(contradiction.get());
        }
        failed.takeBackLate(log);
        tail = tails.read(log, known(log));
        return log;
    }

    /** Writes behind the end. What could not be written is taken back, and the file is closed. */
    void write(byte[] bytes, Tail after, boolean sync) throws IOException {
        StorageFile log = Objects.requireNonNull(file);
        try {
            log.write(tail.length(), bytes, bytes.length);
            if (sync) {
                log.sync();
            }
        } catch (IOException | RuntimeException | Error e) {
            release();
            failed.takeBack(new Unacknowledged(tail, after, bytes), e);
            throw e;
        }
        tail = after;
        left = stampWhereKnown();
    }

    /** Cuts off what stands behind the end, durably. */
    void cut() throws IOException {
        StorageFile log = Objects.requireNonNull(file);
        log.setLength(tail.length());
        log.sync();
    }

    /** Makes durable what was written; where that fails, the file is closed. */
    void sync() throws IOException {
        StorageFile log = file;
        try {
            if (log == null) {
                syncAnew();
            } else {
                log.sync();
            }
        } catch (IOException e) {
            release();
            throw e;
        }
    }

    /** Closes the file; a later use opens it again. */
    void release() {
        StorageFile log = file;
        file = null;
        opened = null;
        left = null;
        if (log != null) {
            try {
                log.close();
            } catch (IOException e) {
                // nothing hangs on it: what had to last was synced before
            }
        }
    }

    private void syncAnew() throws IOException {
        try (StorageFile log = storage.open(files.log())) {
            log.sync();
        }
    }

    private StorageFile reopen() throws IOException {
        release();
        tail = Tail.EMPTY;
        StorageFile log = openOrCreate();
        file = log;
        opened = storage.stamp(files.log());
        return log;
    }

    private StorageFile openOrCreate() throws IOException {
        try {
            return storage.open(files.log());
        } catch (NoSuchFileException e) {
            Optional<String> contradiction = companions.againstMissing();
            if (contradiction.isPresent()) {
                throw new DamagedChainException(contradiction.get());
            }
            StorageFile log = storage.create(files.log());
            storage.syncFolder(files.folder());
            return log;
        }
    }

    /** The best that is known of the file without reading all of it: what this wrote itself, or what the state says. */
    private Tail known(StorageFile log) throws IOException {
        if (tail.length() > 0) {
            boolean holds = log.length() >= tail.length() && tails.holds(log, ChainState.at(tail.tip(), tail.length()));
            if (!holds) {
                throw new DamagedChainException("the entry " + (tail.tip().nextSeq() - 1)
                        + ", which this process has recorded, is not in its place");
            }
            return tail;
        }
        return state.read().map(known -> new Tail(known.tip(), known.length())).orElse(Tail.EMPTY);
    }

    /** Where that is not known, the next use reads the end anew. */
    private @Nullable FileStamp stampWhereKnown() {
        try {
            return storage.stamp(files.log());
        } catch (IOException e) {
            return null;
        }
    }

    private Optional<FileStamp> currentStamp() throws IOException {
        try {
            return Optional.of(storage.stamp(files.log()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
