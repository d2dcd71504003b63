package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Reads files that claim to be events. Links are not followed. Thread-safe. */
final class EventFileReader {

    static final int MAX_BYTES = 10 * 1024 * 1024;

    /** Writers that do not rename, as the original's, take less than this. */
    static final Duration WRITING = Duration.ofSeconds(1);

    private final JsonReader json;
    private final InstantSource clock;

    EventFileReader(JsonReader json, InstantSource clock) {
        this.json = json;
        this.clock = clock;
    }

    /**
     * Reads one file.
     *
     * @throws IOException where the trouble may pass, and is not the file's
     */
    EventReading read(Path file) throws IOException {
        try {
            JsonValue value = json.readStrict(RegularFile.read(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS));
            return value instanceof JsonObject object
                    ? new EventReading.Found(new Event(object))
                    : noEvent(file, "expected an object, found " + value.typeName());
        } catch (NoSuchFileException e) {
            return new EventReading.Gone();
        } catch (UnusableFileException | AccessDeniedException e) {
            return noEvent(file, IoReason.of(e));
        } catch (JsonSyntaxException e) {
            return noEvent(file, e.describe());
        } catch (IllegalArgumentException e) {
            return noEvent(file, String.valueOf(e.getMessage()));
        }
    }

    private EventReading noEvent(Path file, String reason) throws IOException {
        try {
            Instant written =
                    Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
            boolean isYoung = Duration.between(written, clock.instant()).abs().compareTo(WRITING) < 0;
            return isYoung ? new EventReading.NotNow(reason) : new EventReading.NoEvent(reason);
        } catch (NoSuchFileException e) {
            return new EventReading.Gone();
        }
    }
}
