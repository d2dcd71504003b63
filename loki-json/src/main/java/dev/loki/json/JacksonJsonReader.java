package dev.loki.json;

import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.json.PythonJsonReader;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) read with Jackson's streaming parser. Numbers keep their spelling, of at most
 * {@value #MAX_NUMBER_LENGTH} characters; a string or name holds at most {@value #MAX_STRING_LENGTH}. How long the whole
 * text may be is the caller's to bound. Thread-safe.
 */
public final class JacksonJsonReader implements JsonReader, PythonJsonReader {

    static final int MAX_NUMBER_LENGTH = 10_000;
    static final int MAX_STRING_LENGTH = 20_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    @Override
    public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
        char[] text = Utf8.decodeStrict(utf8);
        JsonValue plain = PlainJson.read(text, null);
        return plain == null ? read(text, Dialect.STRICT, null) : plain;
    }

    @Override
    public JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException {
        return read(Utf8.decodeTolerant(utf8), Dialect.ECMASCRIPT, null);
    }

    @Override
    public JsonValue readPython(byte[] utf8) throws JsonSyntaxException {
        return read(Utf8.decodeStrict(utf8), Dialect.PYTHON, null);
    }

    /**
     * Reads as {@link #readStrict} does, and notes where each value stands.
     *
     * @throws JsonSyntaxException where the text is no JSON
     */
    public LocatedJson readLocated(byte[] utf8) throws JsonSyntaxException {
        char[] text = Utf8.decodeStrict(utf8);
        ValueLines lines = new ValueLines();
        JsonValue plain = PlainJson.read(text, lines);
        return plain == null ? locatedByJackson(text) : new LocatedJson(plain, lines.asMap());
    }

    private static LocatedJson locatedByJackson(char[] text) throws JsonSyntaxException {
        ValueLines lines = new ValueLines();
        return new LocatedJson(read(text, Dialect.STRICT, lines), lines.asMap());
    }

    private static JsonValue read(char[] text, Dialect dialect, @Nullable ValueLines lines) throws JsonSyntaxException {
        if (text.length > 0 && text[0] == BYTE_ORDER_MARK) {
            throw new JsonSyntaxException(1, 1, "the text starts with a byte order mark; save it without one");
        }
        return JacksonText.read(text, dialect, lines);
    }
}
