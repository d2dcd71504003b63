package dev.loki.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonBoolean;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds one value from a parser's tokens. For one use by one thread. */
final class JsonTree {

    private final JsonParser parser;
    private final Dialect dialect;
    private final @Nullable ValueLines lines;
    private int depth;

    /**
     * @param lines where to note each value's line; null where nobody asks
     */
    JsonTree(JsonParser parser, Dialect dialect, @Nullable ValueLines lines) {
        this.parser = parser;
        this.dialect = dialect;
        this.lines = lines;
    }

    /** The only value of the text. */
    JsonValue read() throws IOException, JsonSyntaxException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new JsonSyntaxException(1, 1, "the text is empty; expected a JSON value");
        }
        JsonValue value = value(first, ValueLines.ROOT);
        if (parser.nextToken() != null) {
            throw SyntaxErrors.at(parser.currentTokenLocation(), "something follows the value; expected the end");
        }
        return value;
    }

    private JsonValue value(JsonToken token, @Nullable String pointer) throws IOException, JsonSyntaxException {
        if (lines != null) {
            lines.put(pointer, parser.currentTokenLocation().getLineNr());
        }
        return switch (token) {
            case START_OBJECT -> object(pointer);
            case START_ARRAY -> array(pointer);
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number();
            case VALUE_TRUE -> JsonBoolean.TRUE;
            case VALUE_FALSE -> JsonBoolean.FALSE;
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("no value starts with " + token);
        };
    }

    private JsonNumber number() throws IOException, JsonSyntaxException {
        String literal = parser.getText();
        if (dialect != Dialect.PYTHON) {
            return JsonNumber.parse(literal);
        }
        try {
            return JsonNumber.parsePython(literal);
        } catch (NumberFormatException e) {
            throw SyntaxErrors.at(parser.currentTokenLocation(), "no number that Python reads: " + e.getMessage());
        }
    }

    private JsonValue object(@Nullable String pointer) throws IOException, JsonSyntaxException {
        enter();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (dialect == Dialect.STRICT && members.containsKey(name)) {
                boolean shown = lines != null && name.matches("\\w{1,64}"); // of a file, and not of an action
                throw SyntaxErrors.at(
                        parser.currentTokenLocation(),
                        (shown ? "the name " + name : "a name") + " stands twice in one object");
            }
            members.put(name, value(parser.nextToken(), child(pointer, name)));
        }
        depth--;
        return JsonObject.of(members);
    }

    private JsonValue array(@Nullable String pointer) throws IOException, JsonSyntaxException {
        enter();
        List<JsonValue> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(token, lines == null ? null : child(pointer, Integer.toString(elements.size()))));
        }
        depth--;
        return new JsonArray(elements);
    }

    private void enter() throws JsonSyntaxException {
        depth++;
        if (depth > JsonReader.MAX_DEPTH) {
            throw SyntaxErrors.at(
                    parser.currentTokenLocation(), "nested deeper than " + JsonReader.MAX_DEPTH + " levels");
        }
    }

    private @Nullable String child(@Nullable String pointer, String name) {
        return lines == null ? null : lines.child(pointer, name);
    }
}
