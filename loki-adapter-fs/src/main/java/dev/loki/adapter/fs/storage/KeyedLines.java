package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final int DAMAGE_TOLD = 20;

    private final Storage storage;
    private final Path file;
    private final JsonReader json;
    private final int most;
    private final Predicate<JsonObject> mayGo;
    /** As far as the file was read, oldest first. */
    private final Map<String, JsonObject> entries = new LinkedHashMap<>();

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
        this.mayGo = mayGo;
        this.storage = storage;
        this.file = file.toAbsolutePath();
        this.json = json;
        this.most = most;
    }

    /** The value of a key; nothing is made where there is no file. */
    public synchronized Optional<JsonObject> get(String key) throws IOException {
        return exists() ? alone(() -> Optional.ofNullable(entries.get(key))) : Optional.empty();
    }

    /** All keys with their values, oldest first; nothing is made where there is no file. */
    public synchronized Map<String, JsonObject> all() throws IOException {
        return exists() ? alone(() -> new LinkedHashMap<>(entries)) : Map.of();
    }

    /**
     * Gives a key the value that an action makes of the one it has, while nobody else changes any.
     *
     * @return the value it had
     */
    public synchronized Optional<JsonObject> change(String key, Change change) throws IOException {
        storage.createFolder(folder());
        return alone(() -> {
            Optional<JsonObject> before = Optional.ofNullable(entries.get(key));
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
        return exists() ? alone(() -> reading.of(Collections.unmodifiableMap(entries))) : reading.of(Map.of());
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
            Map<String, JsonObject> all = Collections.unmodifiableMap(entries);
            Map.Entry<String, JsonObject> after = change.of(all);
            if (!Objects.equals(after.getValue(), entries.get(after.getKey()))) {
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
            List<String> damage = new ArrayList<>();
            salvage(damage);
            T done = mending.of(Collections.unmodifiableMap(new LinkedHashMap<>(entries)), damage, this::replaceBy);
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

    private void salvage(List<String> damage) throws IOException {
        try (LineReader reader = LineReader.open(storage, file)) {
            StoredLine line = reader.next();
            for (long number = 1; line != null && line.ending() != StoredLine.Ending.END_OF_FILE; number++) {
                try {
                    salvage(line, number);
                } catch (UnusableFileException e) {
                    if (damage.size() < DAMAGE_TOLD) {
                        damage.add(String.valueOf(e.getMessage()));
                    }
                }
                line = reader.next();
            }
        } catch (NoSuchFileException e) {
            return; // nothing to be salvaged
        } catch (IOException e) {
            damage.add("cannot be read: " + IoReason.of(e));
        }
    }

    private void salvage(StoredLine line, long number) throws UnusableFileException {
        if (line.ending() == StoredLine.Ending.TOO_LONG) {
            throw new UnusableFileException("line " + number + " is too long");
        }
        if (number == 1) {
            KeyedLine.generation(json, line.bytes());
            return;
        }
        JsonObject read = KeyedLine.read(json, number, line.bytes());
        put(KeyedLine.key(read, number), KeyedLine.value(read).orElse(null));
    }

    /** Under a generation that nobody knows, as the one before may be lost: whoever read the old file reads all of it. */
    private void replaceBy(Map<String, JsonObject> values) throws IOException {
        entries.clear();
        entries.putAll(values);
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
        Iterator<JsonObject> oldest = entries.values().iterator();
        while (oldest.hasNext() && old.test(oldest.next())) {
            oldest.remove();
        }
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
            JsonObject read = KeyedLine.read(json, ++lines, line.bytes());
            put(KeyedLine.key(read, lines), KeyedLine.value(read).orElse(null));
            end = reader.position();
            line = reader.next();
        }
        if (line != null && line.ending() == StoredLine.Ending.TOO_LONG) {
            throw new UnusableFileException("line " + (lines + 1) + " is too long");
        }
    }

    private void put(String key, @Nullable JsonObject value) {
        entries.remove(key);
        if (value != null) {
            entries.put(key, value);
        }
        if (entries.size() > most) {
            makeRoom();
        }
    }

    private void makeRoom() {
        Iterator<JsonObject> oldest = entries.values().iterator();
        while (oldest.hasNext()) {
            if (mayGo.test(oldest.next())) {
                oldest.remove();
                return;
            }
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
        put(key, value);
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
        entries.forEach((key, value) -> bytes.writeBytes(KeyedLine.of(key, value)));
        DurableLines.replace(storage, file, bytes.toByteArray());
        generation++;
        lines = entries.size() + 1L;
        end = bytes.size();
    }

    private Path folder() {
        return file.resolveSibling(".").normalize();
    }
}
