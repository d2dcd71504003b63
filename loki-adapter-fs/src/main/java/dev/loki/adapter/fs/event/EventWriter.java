package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.ports.event.EventRefusedException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Writes new events into the pending folder. Thread-safe. */
final class EventWriter {

    private final Path pending;
    private final JsonReader json;
    private final InstantSource clock;
    private final boolean sync;
    private Instant last = Instant.MIN;

    EventWriter(Path pending, JsonReader json, InstantSource clock, boolean sync) {
        this.pending = pending;
        this.json = json;
        this.clock = clock;
        this.sync = sync;
    }

    /** Writes one event under a name that sorts after all that this writer wrote, and that no file has. */
    void put(Event event) throws IOException {
        if (event.json().isDeeperThan(JsonReader.MAX_DEPTH)) {
            throw new EventRefusedException("the event is nested deeper than " + JsonReader.MAX_DEPTH + " levels");
        }
        byte[] bytes = (VerbatimJson.stringify(event.json()) + "\n").getBytes(StandardCharsets.UTF_8);
        requireReadable(bytes);
        Path file = pending.resolve(EventFileName.of(nextInstant(), event));
        while (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            file = pending.resolve(EventFileName.of(nextInstant(), event));
        }
        try {
            write(file, bytes);
        } catch (FileSystemException e) {
            if (Files.isDirectory(pending)) {
                throw e;
            }
            PrivateFiles.createFolder(pending); // the first event, or somebody removed the folder
            write(file, bytes);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        if (sync) {
            WholeFile.write(file, bytes);
            return;
        }
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path unfinished = pending.resolve("." + file.getFileName() + "." + random + ".tmp");
        Files.createFile(unfinished, PrivateFiles.attributes());
        try {
            try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
                out.write(bytes);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
    }

    /** Names tell the time in microseconds, and must tell the order within one. */
    private synchronized Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS);
        return last;
    }

    private void requireReadable(byte[] bytes) {
        if (bytes.length > EventFileReader.MAX_BYTES) {
            throw new EventRefusedException("the event is larger than " + EventFileReader.MAX_BYTES + " bytes");
        }
        try {
            json.readStrict(bytes);
        } catch (JsonSyntaxException e) {
            throw new EventRefusedException("the event could not be read again: " + e.describe());
        }
    }
}
