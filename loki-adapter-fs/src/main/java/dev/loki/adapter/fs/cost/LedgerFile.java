package dev.loki.adapter.fs.cost;

import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.LastingFile;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.cost.Ledger;
import dev.loki.domain.cost.LedgerEntryJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The journal and the ledger that it makes, in the hands of the one that holds the lock. What was read is remembered as long
 * as nobody else has touched the file; it is kept open, so that no other file can be taken for it. Not thread-safe.
 */
final class LedgerFile {

    private final Storage storage;
    private final CostFiles files;
    private final JsonReader json;

    private Ledger ledger = new Ledger();
    private @Nullable LineReader lines;
    private @Nullable StorageFile out;
    /** Which file it was when it was opened. */
    private @Nullable FileStamp opened;
    /** How it was when this left it. */
    private @Nullable FileStamp left;
    /** Where its last whole line ends. */
    private long end;
    /** How long the ledger's own line is, with which it begins. */
    private long firstLine;

    LedgerFile(Storage storage, CostFiles files, JsonReader json) {
        this.storage = storage;
        this.files = files;
        this.json = json;
    }

    Ledger ledger() {
        return ledger;
    }

    /** How many bytes stand behind the ledger that it begins with. */
    long grown() {
        return end - firstLine;
    }

    long firstLine() {
        return firstLine;
    }

    boolean exists() throws IOException {
        return stamp() != null;
    }

    /** Whether nothing that was read of it is whole. */
    boolean isEmpty() {
        return end == 0;
    }

    /** Whether nobody has touched the file since this read or wrote it. */
    boolean isUntouched() throws IOException {
        return Objects.equals(stamp(), left);
    }

    /** Whether it was read at all. */
    boolean isOpen() {
        return lines != null;
    }

    /**
     * Reads what others wrote since; from the start where the file is another.
     *
     * @param seen told the ledger before the first line that is read, and after each
     * @throws DamagedCostsException where it is not what any crash leaves
     */
    void readOn(Consumer<Ledger> seen) throws IOException {
        FileStamp now = stamp();
        if (now == null) {
            release();
            seen.accept(ledger);
            return;
        }
        FileStamp known = opened;
        if (lines == null || known == null || !Objects.equals(known.key(), now.key()) || now.length() < end) {
            release();
            lines = LineReader.open(storage, files.journal());
            opened = now;
        }
        seen.accept(ledger);
        take(lines, now.length(), seen);
        left = now;
    }

    /** Writes lines behind the last whole one, durably: all of them, or the file ends where it did. */
    void append(byte[] bytes) throws IOException {
        if (lines == null) {
            create();
        }
        StorageFile file = out;
        if (file == null) {
            file = storage.open(files.journal());
            out = file;
        }
        try {
            if (file.length() != end) {
                file.setLength(end); // what a crash left
            }
            file.write(end, bytes, bytes.length);
            file.sync();
        } catch (IOException | RuntimeException | Error e) {
            takeBack(e);
            throw e;
        }
        end += bytes.length;
        left = stamp();
    }

    /** Begins the file anew with the ledger itself. */
    void compact() throws IOException {
        begin(ledger);
    }

    /** Begins the file anew with another ledger. */
    void begin(Ledger kept) throws IOException {
        byte[] line = JournalLine.of(kept);
        if (line.length > StoredLine.MAX_LENGTH) {
            throw new IOException("the ledger has " + line.length + " bytes, too many for a line");
        }
        release();
        LastingFile.write(storage, files.folder(), CostFiles.JOURNAL, line);
        lines = LineReader.open(storage, files.journal());
        opened = stamp();
        left = opened;
        ledger = kept;
        end = line.length;
        firstLine = line.length;
    }

    /** Closes the file and forgets what was read. */
    void release() {
        close(lines);
        close(out);
        lines = null;
        out = null;
        opened = null;
        left = null;
        ledger = new Ledger();
        end = 0;
        firstLine = 0;
    }

    private void take(LineReader reader, long length, Consumer<Ledger> seen) throws IOException {
        reader.seek(end);
        for (StoredLine line = reader.next(); line != null; line = reader.next()) {
            if (TornTail.begins(line)) {
                requireShort(length - line.start());
                return;
            }
            take(line);
            end = reader.position();
            seen.accept(ledger);
        }
    }

    private void take(StoredLine line) throws DamagedCostsException {
        try {
            JsonObject object = JournalLine.read(json, line.bytes());
            if (end == 0 && JournalLine.isLedger(object)) {
                ledger = JournalLine.ledger(object);
                firstLine = line.bytes().length + 1L;
                return;
            }
            long seq = JournalLine.seq(object);
            if (seq != ledger.count()) {
                throw new IllegalArgumentException("is entry " + seq + ", expected " + ledger.count());
            }
            ledger.apply(LedgerEntryJson.read(object));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw damaged("the line at byte " + line.start() + " " + e.getMessage());
        }
    }

    private void requireShort(long torn) throws DamagedCostsException {
        if (torn > TornTail.LONGEST) {
            throw damaged("there are " + torn + " bytes behind its last whole line");
        }
    }

    private void create() throws IOException {
        out = storage.create(files.journal());
        storage.syncFolder(files.folder());
        lines = LineReader.open(storage, files.journal());
        opened = stamp();
    }

    /** Through another descriptor, because after a failed sync nothing that the old one says can be trusted. */
    private void takeBack(Throwable failure) {
        long length = end;
        release();
        try (StorageFile file = storage.open(files.journal())) {
            file.setLength(length);
            file.sync();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private @Nullable FileStamp stamp() throws IOException {
        try {
            return storage.stamp(files.journal());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private DamagedCostsException damaged(String what) {
        return new DamagedCostsException(files.journal(), what);
    }

    private static void close(@Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // nothing hangs on it: what had to last was synced before
        }
    }
}
