package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * {@code imported.json}: how far each log was imported, by the SHA-256 of its first line. Only a hint: without it, the lines
 * are read again, and known by their ids. Used by one process at a time.
 */
final class ImportedOffsets {

    private static final int MAX_BYTES = 1024 * 1024;

    private final Path file;
    private final JsonReader json;

    ImportedOffsets(Path file, JsonReader json) {
        this.file = file;
        this.json = json;
    }

    long of(String log) throws IOException {
        try {
            return read().get(log) instanceof JsonNumber offset ? Math.max(0, offset.longValueExact()) : 0;
        } catch (ArithmeticException e) {
            return 0;
        }
    }

    void put(String log, long offset) throws IOException {
        WholeFile.write(file, EcmaScriptJson.stringifyToUtf8(read().with(log, JsonNumber.of(offset))));
    }

    private JsonObject read() throws IOException {
        try {
            return json.readStrict(RegularFile.read(file, MAX_BYTES)) instanceof JsonObject offsets
                    ? offsets
                    : JsonObject.EMPTY;
        } catch (NoSuchFileException | JsonSyntaxException e) {
            return JsonObject.EMPTY;
        }
    }
}
