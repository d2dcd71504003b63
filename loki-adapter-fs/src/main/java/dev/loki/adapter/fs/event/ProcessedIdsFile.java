package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.json.EcmaScriptJson;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of {@link ProcessedIds}, in the shape of the original's consumers, <code>{"ids": [...]}</code>. A bare array is
 * read as well. Used by one consumer at a time.
 */
final class ProcessedIdsFile {

    private static final String MEMBER = "ids";
    private static final int MAX_BYTES = 10 * 1024 * 1024;

    private final Path file;
    private final JsonReader json;
    private final DeadLetters deadLetters;

    ProcessedIdsFile(Path file, JsonReader json, DeadLetters deadLetters) {
        this.file = file;
        this.json = json;
        this.deadLetters = deadLetters;
    }

    /** Reads the file. One that cannot be understood is set aside: it must not stop the events. */
    ProcessedIds load() throws IOException {
        try {
            return new ProcessedIds(ids(json.readStrict(RegularFile.read(file, MAX_BYTES))));
        } catch (NoSuchFileException e) {
            return new ProcessedIds(List.of());
        } catch (JsonSyntaxException e) {
            return startAgain(e.describe());
        } catch (UnusableFileException e) {
            return startAgain(String.valueOf(e.getMessage()));
        }
    }

    void save(ProcessedIds processed) throws IOException {
        JsonObject object = JsonObject.builder()
                .put(MEMBER, JsonArray.ofStrings(processed.inOrder()))
                .build();
        WholeFile.write(file, EcmaScriptJson.stringifyToUtf8(object));
    }

    private ProcessedIds startAgain(String reason) throws IOException {
        deadLetters.keep(file, reason);
        return new ProcessedIds(List.of());
    }

    private static List<String> ids(JsonValue value) throws UnusableFileException {
        JsonValue list = value instanceof JsonObject object ? object.get(MEMBER) : value;
        if (!(list instanceof JsonArray array)) {
            throw new UnusableFileException("expected {\"ids\": [...]}");
        }
        List<String> ids = new ArrayList<>();
        for (JsonValue element : array.elements()) {
            if (element instanceof JsonString id) {
                ids.add(id.value());
            }
        }
        return ids;
    }
}
