package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.HardLinks;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.ports.event.EventLimits;
import dev.loki.ports.event.EventRefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
            // where no such file was found, somebody may have made the folder since
            if (!(e instanceof NoSuchFileException) && Files.isDirectory(pending)) {
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
                // a link fails where a file has the name; a move would take its place
                isNamed = HardLinks.create(pending.resolve(EventFileName.of(nextInstant(), event)), file);
            }
        } finally {
            UnfinishedFiles.remove(file);
        }
        if (sync) {
            PrivateFiles.forceFolder(pending);
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
        EventLimits.require(event);
        byte[] bytes = (VerbatimJson.stringify(event.json()) + "\n").getBytes(StandardCharsets.UTF_8);
        if (bytes.length > EventFileReader.MAX_BYTES) {
            throw new EventRefusedException("the event is larger than " + EventFileReader.MAX_BYTES + " bytes");
        }
        return bytes;
    }
}
