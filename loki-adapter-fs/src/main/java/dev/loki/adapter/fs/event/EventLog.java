package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code events.jsonl}, the original's flat log for its dashboard: one line an event, appended in one write, so that several
 * processes may. From {@value #ROTATED_FROM} bytes on it becomes {@code events.jsonl.1}, which becomes {@code .2}, and so on
 * up to {@code .5}. Not being able to write it is a warning. Thread-safe.
 */
final class EventLog {

    static final int ROTATED_FROM = 50 * 1024 * 1024;
    static final int ROTATED_FILES = 5;

    private final @Nullable Path file;
    private boolean told;

    private EventLog(@Nullable Path file) {
        this.file = file;
    }

    /** Null for a log that is not written. */
    static EventLog at(@Nullable Path file) {
        return new EventLog(file);
    }

    /** The names that a log's older parts have, youngest first. */
    static Path rotated(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    synchronized void append(Event event, Consumer<String> warnings) {
        if (file == null) {
            return;
        }
        try {
            rotateWhereLarge(file);
            write(file, (line(event) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            if (!told) {
                told = true;
                warnings.accept(file + " cannot be written: " + IoReason.of(e) + "; the events themselves are");
            }
        }
    }

    /** The flat schema: {@code data} is the payload, with the source in it. */
    private static String line(Event event) {
        return EcmaScriptJson.stringify(JsonObject.builder()
                .put("timestamp", event.timestamp())
                .put("type", event.type())
                .put("data", event.payload().with("source", new JsonString(event.source())))
                .build());
    }

    private static void write(Path file, byte[] line) throws IOException {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            PrivateFiles.createFile(file);
        }
        RegularFile.requireRegular(
                file, LinkOption.NOFOLLOW_LINKS); // a pipe would be waited for; a link leads anywhere
        try (FileOutputStream out = new FileOutputStream(file.toFile(), true)) {
            out.write(line);
        }
    }

    private static void rotateWhereLarge(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) < ROTATED_FROM) {
            return;
        }
        for (int number = ROTATED_FILES; number > 1; number--) {
            Path younger = rotated(file, number - 1);
            if (Files.exists(younger)) {
                Files.move(younger, rotated(file, number), StandardCopyOption.ATOMIC_MOVE);
            }
        }
        Files.move(file, rotated(file, 1), StandardCopyOption.ATOMIC_MOVE);
    }
}
