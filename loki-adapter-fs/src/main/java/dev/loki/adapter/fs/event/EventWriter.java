package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.event.Event;
import dev.loki.domain.event.EventFileName;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Writes new events into the pending folder. Thread-safe. */
final class EventWriter {

    private static final Duration TICK = Duration.ofMillis(1);

    private final Path pending;
    private final JsonReader json;
    private final InstantSource clock;
    private Instant last = Instant.MIN;

    EventWriter(Path pending, JsonReader json, InstantSource clock) {
        this.pending = pending;
        this.json = json;
        this.clock = clock;
    }

    /** Writes one event under a name that sorts after all that this writer wrote, and that no file has. */
    void put(Event event) throws IOException {
        byte[] bytes = (EcmaScriptJson.stringify(event.json()) + "\n").getBytes(StandardCharsets.UTF_8);
        requireReadable(bytes);
        Path file = pending.resolve(EventFileName.of(nextInstant(), event));
        while (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            file = pending.resolve(EventFileName.of(nextInstant(), event));
        }
        WholeFile.write(file, bytes);
    }

    /** Names tell the time in milliseconds, and must tell the order within one. */
    private synchronized Instant nextInstant() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        last = now.isAfter(last) ? now : last.plus(TICK);
        return last;
    }

    private void requireReadable(byte[] bytes) throws IOException {
        if (bytes.length > EventFileReader.MAX_BYTES) {
            throw new IOException("the event is larger than " + EventFileReader.MAX_BYTES + " bytes");
        }
        try {
            json.readStrict(bytes);
        } catch (JsonSyntaxException e) {
            throw new IOException("the event could not be read again: " + e.describe(), e);
        }
    }
}
