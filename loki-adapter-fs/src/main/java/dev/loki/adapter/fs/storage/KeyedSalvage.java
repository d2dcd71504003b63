package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads from a damaged file of {@link KeyedLines} what is whole. Not thread-safe. */
final class KeyedSalvage {

    private static final int MOST_TOLD = 20;

    private final JsonReader json;
    private final KeyedEntries entries;
    private final List<String> damage = new ArrayList<>();

    /** @param entries gets what is whole */
    KeyedSalvage(JsonReader json, KeyedEntries entries) {
        this.json = json;
        this.entries = entries;
    }

    /**
     * Reads as far as it goes; a line that was not written to its end is passed over without a word.
     *
     * @return what is not whole, a sentence each; of many, the first {@value #MOST_TOLD}
     */
    List<String> of(Storage storage, Path file) {
        try (LineReader reader = LineReader.open(storage, file)) {
            StoredLine line = reader.next();
            for (long number = 1; line != null && line.ending() != StoredLine.Ending.END_OF_FILE; number++) {
                take(line, number);
                line = reader.next();
            }
        } catch (NoSuchFileException e) {
            return damage;
        } catch (IOException e) {
            damage.add("cannot be read: " + IoReason.of(e));
        }
        return damage;
    }

    private void take(StoredLine line, long number) {
        try {
            if (line.ending() == StoredLine.Ending.TOO_LONG) {
                throw new UnusableFileException("line " + number + " is too long");
            }
            if (number == 1) {
                KeyedLine.generation(json, line.bytes());
            } else {
                entries.put(KeyedLine.read(json, number, line.bytes()), number);
            }
        } catch (UnusableFileException e) {
            if (damage.size() < MOST_TOLD) {
                damage.add(String.valueOf(e.getMessage()));
            }
        }
    }
}
