package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by key in a file of JSON lines, of which the last of each key counts. A change is durable when it returns. What a
 * crash left half written was never acknowledged, and the next change takes its place. Where most lines count no more, the
 * file is written anew, under the next generation, by which other processes know that they must read it from its start.
 * {@code FILE.lock} keeps them out meanwhile. Thread-safe; interrupts do not disturb it.
 */
public final class KeyedLines {

    private static final int SLACK = 1_000;
    private static final long UNREAD = -1;

    private final Storage storage;
    private final Path file;
    private final JsonReader json;
    /** As far as the file was read. */
    private final KeyedEntries entries;

    private long generation = UNREAD;
    /** Not where a file was put in the place of another, and the folder could not be synced. */
    private boolean isNameDurable = true;

    private long lines;
    private long end;

    /**
     * @param file on a local file system; made, with its folder, by the first change
     * @param most how many keys are kept; the oldest make room
     */
    public KeyedLines(Storage storage, Path file, JsonReader json, int most) {
        this(storage, file, json, most, value -> true);
    }

    /**
     * As above.
     *
     * @param mayGo which values may make room; fewer than {@code most} others must be there at any time
     */
    public KeyedLines(Storage storage, Path file, JsonReader json, int most, Predicate<JsonObject> mayGo) {
        this.storage = storage;
        this.file = file.toAbsolutePath();
        this.json = json;
        this.entries = new KeyedEntries(most, mayGo);
    }

    /** The value of a key; nothing is made where there is no file. */
    public synchronized Optional<JsonObject> get(String key) throws IOException {
        return exists() ? alone(() -> entries.get(key)) : Optional.empty();
    }

    /** All keys with their values, oldest first; nothing is made where there is no file. */
    public synchronized Map<String, JsonObject> all() throws IOException {
        return exists() ? alone(entries::copy) : Map.of();
    }

    /**
     * Gives a key the value that an action makes of the one it has, while nobody else changes any.
     *
     * @return the value it had
     */
    public synchronized Optional<JsonObject> change(String key, Change change) throws IOException {
        storage.createFolder(folder());
        return alone(() -> {
            Optional<JsonObject> before = entries.get(key);
            Optional<JsonObject> after = change.of(before);
            if (!after.equals(before)) {
                append(key, after.orElse(null));
                shrink();
            }
            return before;
        });
    }

    /** What an action makes of all values, by their keys, those that changed last at the end; nothing is made for it. */
    public synchronized <T> T read(Reading<T> reading) throws IOException {
        return exists() ? alone(() -> reading.of(entries.view())) : reading.of(Map.of());
    }

    /**
     * Gives one key the value that an action makes of all, while nobody else changes any.
     *
     * @param change returns the key and its value; one that stands there so already changes nothing
     * @param kept called when it is durable, before anybody else can change another; not where nothing changed
     */
    public synchronized Map.Entry<String, JsonObject> changeOne(
            Reading<Map.Entry<String, JsonObject>> change, Kept kept) throws IOException {
        storage.createFolder(folder());
        return alone(() -> {
            Map<String, JsonObject> all = entries.view();
            Map.Entry<String, JsonObject> after = change.of(all);
            if (!entries.get(after.getKey()).equals(Optional.of(after.getValue()))) {
                append(after.getKey(), after.getValue());
                shrink();
                kept.are(all);
            }
            return after;
        });
    }

    /**
     * Gives the file other values where it was damaged, while nobody else changes any. Lines that are no values are passed
     * over, and told; of a line that was not written to its end nobody was told that it was kept.
     *
     * @param mending called with what could be read, whatever that is; may leave the file as it is
     */
    public synchronized <T> T mend(Mending<T> mending) throws IOException {
        return storage.exclusively(lock(), () -> {
            startAt(UNREAD, 0);
            List<String> damage = new KeyedSalvage(json, entries).of(storage, file);
            T done = mending.of(entries.copy(), damage, this::replaceBy);
            generation = UNREAD;
            return done;
        });
    }

    /** Makes whole what is damaged. */
    @FunctionalInterface
    public interface Mending<T> {

        /**
         * Decides, under the lock.
         *
         * @param whole what could be read
         * @param damage what could not, a sentence each; of many, the first
         * @param replacement puts values in the place of all that is there; may be called once
         */
        T of(Map<String, JsonObject> whole, List<String> damage, Kept replacement) throws IOException;
    }

    /** Under a generation that nobody knows, as the one before may be lost: whoever read the old file reads all of it. */
    private void replaceBy(Map<String, JsonObject> values) throws IOException {
        entries.replaceBy(values);
        generation = ThreadLocalRandom.current().nextLong(1L << 40, 1L << 50);
        writeAnew();
    }

    /** What is made of all values by their keys; the map is a view, for as long as this runs. */
    @FunctionalInterface
    public interface Reading<T> {

        T of(Map<String, JsonObject> all) throws IOException;
    }

    /** Told of all values by their keys once a change is durable. */
    @FunctionalInterface
    public interface Kept {

        void are(Map<String, JsonObject> all) throws IOException;
    }

    /** Forgets the oldest values as long as they are such; this need not be durable. */
    public synchronized void dropOldestWhile(Predicate<JsonObject> old) {
        entries.dropOldestWhile(old);
    }

    /** What a value becomes; empty for none. */
    @FunctionalInterface
    public interface Change {

        Optional<JsonObject> of(Optional<JsonObject> before);
    }

    private <T> T alone(IoAction<T> action) throws IOException {
        return storage.exclusively(lock(), () -> {
            try {
                readOn();
                return action.call();
            } catch (IOException e) {
                generation = UNREAD; // what is known may not be what the file holds
                throw e;
            }
        });
    }

    private Path lock() {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private boolean exists() throws IOException {
        try {
            storage.stamp(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Reads what others wrote since. */
    private void readOn() throws IOException {
        try (LineReader reader = LineReader.open(storage, file)) {
            StoredLine first = reader.next();
            if (first == null || first.ending() != StoredLine.Ending.NEWLINE) {
                startAt(0, 0);
                return;
            }
            long found = KeyedLine.generation(json, first.bytes());
            if (found != generation) {
                startAt(found, reader.position());
            }
            reader.seek(end);
            take(reader);
        } catch (NoSuchFileException e) {
            startAt(0, 0);
        }
    }

    private void startAt(long newGeneration, long position) {
        entries.clear();
        generation = newGeneration;
        lines = 1;
        end = position;
    }

    private void take(LineReader reader) throws IOException {
        StoredLine line = reader.next();
        while (line != null && line.ending() == StoredLine.Ending.NEWLINE) {
            entries.put(KeyedLine.read(json, ++lines, line.bytes()), lines);
            end = reader.position();
            line = reader.next();
        }
        if (line != null && line.ending() == StoredLine.Ending.TOO_LONG) {
            throw new UnusableFileException("line " + (lines + 1) + " is too long");
        }
    }

    private void append(String key, @Nullable JsonObject value) throws IOException {
        boolean isNew = end == 0;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (isNew) {
            generation = 1;
            bytes.writeBytes(KeyedLine.header(generation));
        }
        bytes.writeBytes(KeyedLine.of(key, value));
        try (StorageFile out = storage.create(file)) {
            DurableLines.append(out, end, bytes.toByteArray());
        }
        if (isNew || !isNameDurable) {
            storage.syncFolder(folder());
            isNameDurable = true;
        }
        end += bytes.size();
        lines++;
        entries.put(key, value);
    }

    /** What was changed is durable by now: where the disk has no room for a second file, a later change tries again. */
    private void shrink() {
        if (lines < 2L * entries.size() + SLACK) {
            return;
        }
        try {
            writeAnew();
        } catch (IOException e) {
            generation = UNREAD; // either file may be there, and both hold the same
            isNameDurable = false;
        }
    }

    private void writeAnew() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(KeyedLine.header(generation + 1));
        entries.view().forEach((key, value) -> bytes.writeBytes(KeyedLine.of(key, value)));
        DurableLines.replace(storage, file, bytes.toByteArray());
        generation++;
        lines = entries.size() + 1L;
        end = bytes.size();
    }

    private Path folder() {
        return file.resolveSibling(".").normalize();
    }
}
