package dev.loki.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Any text, read with Jackson's streaming parser; loaded where a text needs it. Thread-safe. */
final class JacksonText {

    /** Names are not kept beyond the text they stand in: nobody's text may fill a table that all share. */
    private static final JsonFactory FACTORY = factory().build();

    /** Names the values that are not finite as Python does, and in more ways, which the number refuses. */
    private static final JsonFactory PYTHONS =
            factory().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private JacksonText() {}

    private static JsonFactoryBuilder factory() {
        return new JsonFactoryBuilder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(JsonReader.MAX_DEPTH + 1)
                        .maxNumberLength(JacksonJsonReader.MAX_NUMBER_LENGTH)
                        .maxStringLength(JacksonJsonReader.MAX_STRING_LENGTH)
                        .maxNameLength(JacksonJsonReader.MAX_STRING_LENGTH)
                        .build());
    }

    static JsonValue read(char[] text, Dialect dialect, @Nullable ValueLines lines) throws JsonSyntaxException {
        JsonFactory parsers = dialect == Dialect.PYTHON ? PYTHONS : FACTORY;
        try (JsonParser parser = parsers.createParser(SurrogateEscapes.resolve(text))) {
            return new JsonTree(parser, dialect, lines).read();
        } catch (IOException e) {
            throw SyntaxErrors.translate(e);
        }
    }
}
