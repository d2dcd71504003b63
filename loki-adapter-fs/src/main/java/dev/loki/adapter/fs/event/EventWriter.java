package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Writes new events into the pending folder: five system calls for each, where nothing is synced. Thread-safe. */
final class EventWriter {

    private final Path pending;
    private final UnfinishedFiles unfinished;
    private final InstantSource clock;
    private final boolean sync;
    private Instant last = Instant.MIN;

    EventWriter(Path pending, InstantSource clock, boolean sync) {
        this.pending = pending;
        this.unfinished = new UnfinishedFiles(pending, sync);
        this.clock = clock;
        this.sync = sync;
    }

    /** Writes one event under a name that sorts after all that this writer wrote, and that no file has. */
    void put(Event event) throws IOException {
        byte[] bytes = readable(event);
        try {
            put(event, bytes);
        } catch (FileSystemException e) {
            if (Files.isDirectory(pending)) {
                throw e;
            }
            PrivateFiles.createFolder(pending); // the first event, or somebody removed the folder
            put(event, bytes);
        }
    }

    private void put(Event event, byte[] bytes) throws IOException {
        Path file = unfinished.write(bytes);
        try {
            boolean isNamed = false;
            while (!isNamed) {
                isNamed = name(file, pending.resolve(EventFileName.of(nextInstant(), event)));
            }
        } finally {
            UnfinishedFiles.remove(file);
        }
        if (sync) {
            PrivateFiles.forceFolder(pending);
        }
    }

    /** A link fails where a file has the name; a move would take its place. */
    private static boolean name(Path unfinished, Path file) throws IOException {
        try {
            Files.createLink(file, unfinished);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /** Names tell the time in microseconds, and must tell the order within one. */
    private synchronized Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    /** The event's bytes, which every reader takes. */
    private static byte[] readable(Event event) {
        if (event.json().isDeeperThan(JsonReader.MAX_DEPTH)) {
            throw new EventRefusedException("the event is nested deeper than " + JsonReader.MAX_DEPTH + " levels");
        }
        requireNames(event.json());
        byte[] bytes = (VerbatimJson.stringify(event.json()) + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > EventFileReader.MAX_BYTES) {
            throw new EventRefusedException("the event is larger than " + EventFileReader.MAX_BYTES + " bytes");
        }
        return bytes;
    }

    /** Beside depth and size, some readers refuse only these names; so the text need not be parsed once more. */
    private static void requireNames(JsonValue value) {
        if (value instanceof JsonObject object) {
            object.members().forEach((name, inner) -> {
                requireText(name);
                requireNames(inner);
            });
        } else if (value instanceof JsonArray array) {
            array.elements().forEach(EventWriter::requireNames);
        }
    }

    private static void requireText(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (Character.isSurrogate(name.charAt(i))) {
                if (!Character.isSupplementaryCodePoint(name.codePointAt(i))) {
                    throw new EventRefusedException(
                            "a name within the event holds half a character (a lone surrogate)");
                }
                i++;
            }
        }
    }
}
