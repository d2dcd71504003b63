package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The lines of a {@link KeyedLines} file: {@code {"key":KEY,"value":VALUE}}, and without a value where it is no more. */
final class KeyedLine {

    private static final String GENERATION = "generation";

    private KeyedLine() {}

    static byte[] header(long generation) {
        return line(JsonObject.builder().put(GENERATION, generation).build());
    }

    static byte[] of(String key, @Nullable JsonObject value) {
        JsonObject line = JsonObject.builder().put("key", key).build();
        return line(value == null ? line : line.with("value", value));
    }

    static long generation(JsonReader json, byte[] line) throws UnusableFileException {
        if (read(json, 1, line).get(GENERATION) instanceof JsonNumber number && number.isSafeInteger()) {
            return number.longValueExact();
        }
        throw new UnusableFileException("line 1 is not the beginning of such a file");
    }

    static JsonObject read(JsonReader json, long number, byte[] line) throws UnusableFileException {
        try {
            if (json.readStrict(line) instanceof JsonObject object) {
                return object;
            }
            throw new UnusableFileException("line " + number + " is no JSON object");
        } catch (JsonSyntaxException e) {
            throw new UnusableFileException(
                    "line " + number + " is no JSON: column " + e.column() + ": " + e.getMessage());
        }
    }

    static String key(JsonObject line, long number) throws UnusableFileException {
        return line.string("key").orElseThrow(() -> new UnusableFileException("line " + number + " has no key"));
    }

    static Optional<JsonObject> value(JsonObject line) {
        return line.get("value") instanceof JsonObject value ? Optional.of(value) : Optional.empty();
    }

    private static byte[] line(JsonObject object) {
        return (object + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
