package dev.loki.contracts.json;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A reader for tests, to which only the texts are JSON that a test wrote with it. Thread-safe. */
public final class KnownTexts implements JsonReader {

    private final Map<String, JsonValue> values = new ConcurrentHashMap<>();

    /** Writes an object in one line, and knows it from now on. */
    public String write(JsonObject object) {
        String text = object.toString();
        values.put(text, object);
        return text;
    }

    @Override
    public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
        JsonValue value = values.get(new String(utf8, StandardCharsets.UTF_8));
        if (value == null) {
            throw new JsonSyntaxException(1, 1, "no test wrote this text");
        }
        return value;
    }

    @Override
    public JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException {
        return readStrict(utf8);
    }
}
