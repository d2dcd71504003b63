package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineCursor;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.digest.Sha256;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventStore.Imported;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings lines of an {@code events.jsonl} onto the bus. A line's id is made of its file (by the first line's hash, so that a
 * rotated file is the same), its offset and its own hash: however often it is brought, it is the same event. What is brought
 * is not appended to the log again.
 */
final class EventLogImport {

    private static final int ID_DIGITS = 32;

    private final Path folder;
    private final EventWriter writer;
    private final EventSequence sequence;
    private final ImportedOffsets offsets;
    private final LoggedEvent lines;
    private long brought;
    private long passedOver;

    /**
     * @param folder {@code .loki/events}
     */
    EventLogImport(Path folder, JsonReader json, EventWriter writer, EventSequence sequence) {
        this.folder = folder;
        this.writer = writer;
        this.sequence = sequence;
        offsets = new ImportedOffsets(folder.resolve("imported.json"), json);
        lines = new LoggedEvent(json);
    }

    /** Brings one file, or the bus's own log and its older parts. */
    Imported bring(Optional<Path> file) throws IOException {
        PrivateFiles.createFolder(folder);
        List<Path> files = file.map(List::of).orElseGet(this::ownFiles);
        return FileMutex.ofLongWork(folder.resolve("import.lock")).holding(() -> bringAll(files, file.isPresent()));
    }

    private Imported bringAll(List<Path> files, boolean mustBeThere) throws IOException {
        Set<String> ids = new HashSet<>();
        sequence.names().forEach(name -> EventFileName.id(name).ifPresent(ids::add));
        for (Path file : files) {
            Optional<StorageFile> opened = open(file, mustBeThere);
            if (opened.isPresent()) {
                try (StorageFile stored = opened.get()) {
                    bring(stored, ids);
                }
            }
        }
        return new Imported(brought, passedOver);
    }

    private static Optional<StorageFile> open(Path file, boolean mustBeThere) {
        try {
            return Optional.of(new DiskStorage().openToRead(file));
        } catch (NoSuchFileException e) {
            if (!mustBeThere) {
                return Optional.empty();
            }
            throw unreadable(file, e);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static EventBusException unreadable(Path file, IOException e) {
        return new EventBusException("cannot import " + file + ": " + IoReason.of(e), e);
    }

    private void bring(StorageFile file, Set<String> ids) throws IOException {
        LineCursor cursor = new LineCursor(file);
        if (!cursor.advance()) {
            return;
        }
        String first = Sha256.hex(bytes(cursor));
        cursor.seek(offsets.of(first));
        long whole = cursor.position();
        while (cursor.advance() && bring(first, cursor, ids)) {
            whole = cursor.position();
        }
        if (whole > 0) { // else not even the first line is whole, by which the file is known
            offsets.put(first, whole);
        }
    }

    /** Whether the line is done with; a last one that is none yet may still be being written. */
    private boolean bring(String first, LineCursor cursor, Set<String> ids) throws IOException {
        byte[] line = bytes(cursor);
        String id = id(first, cursor.start(), line);
        Optional<Event> event = cursor.ending() == Ending.TOO_LONG ? Optional.empty() : lines.read(line, id);
        if (event.isPresent() && ids.add(event.get().id())) {
            writer.put(event.get());
            brought++;
        } else if (event.isEmpty() && cursor.ending() == Ending.END_OF_FILE) {
            return false;
        } else if (event.isEmpty() && line.length > 0) {
            passedOver++;
        }
        return true;
    }

    private static String id(String first, long offset, byte[] line) {
        String place = first + ":" + offset + ":" + Sha256.hex(line);
        return Sha256.hex(place.getBytes(StandardCharsets.US_ASCII)).substring(0, ID_DIGITS);
    }

    private static byte[] bytes(LineCursor cursor) {
        return Arrays.copyOfRange(cursor.buffer(), cursor.from(), cursor.to());
    }

    /** Oldest first. */
    private List<Path> ownFiles() {
        Path log = folder.resolveSibling("events.jsonl");
        List<Path> files = new ArrayList<>();
        for (int number = EventLog.ROTATED_FILES; number > 0; number--) {
            files.add(EventLog.rotated(log, number));
        }
        files.add(log);
        return files;
    }
}
