package dev.loki.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.json.PythonJsonReader;
import java.io.IOException;
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

    /** Names are not kept beyond the text they stand in: nobody's text may fill a table that all share. */
    private final JsonFactory factory = factory().build();

    /** Names the values that are not finite as Python does, and in more ways, which the number refuses. */
    private final JsonFactory pythons =
            factory().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(MAX_DEPTH + 1)
                        .maxNumberLength(MAX_NUMBER_LENGTH)
                        .maxStringLength(MAX_STRING_LENGTH)
                        .maxNameLength(MAX_STRING_LENGTH)
                        .build());
    }

    @Override
    public JsonValue readStrict(byte[] utf8) throws JsonSyntaxException {
        return read(Utf8.decodeStrict(utf8), Dialect.STRICT, null);
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
        ValueLines lines = new ValueLines();
        return new LocatedJson(read(Utf8.decodeStrict(utf8), Dialect.STRICT, lines), lines.asMap());
    }

    private JsonValue read(char[] text, Dialect dialect, @Nullable ValueLines lines) throws JsonSyntaxException {
        if (text.length > 0 && text[0] == BYTE_ORDER_MARK) {
            throw new JsonSyntaxException(1, 1, "the text starts with a byte order mark; save it without one");
        }
        JsonFactory parsers = dialect == Dialect.PYTHON ? pythons : factory;
        try (JsonParser parser = parsers.createParser(SurrogateEscapes.resolve(text))) {
            return new JsonTree(parser, dialect, lines).read();
        } catch (IOException e) {
            throw SyntaxErrors.translate(e);
        }
    }
}
