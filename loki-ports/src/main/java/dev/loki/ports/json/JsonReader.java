package dev.loki.ports.json;

import dev.loki.domain.json.JsonValue;

/**
 * Reads one JSON text (RFC 8259), all of it: what follows the value must be white space. Nesting deeper than
 * {@value #MAX_DEPTH} is refused. Implementations are thread-safe.
 */
public interface JsonReader {

    /** The deepest nesting of objects and arrays that is read. */
    int MAX_DEPTH = 500;

    /**
     * Reads text of our own making, or that is to be obeyed: valid UTF-8, no name twice in an object.
     *
     * @throws JsonSyntaxException where the text is anything else
     */
    JsonValue readStrict(byte[] utf8) throws JsonSyntaxException;

    /**
     * Reads as {@code JSON.parse} in ECMAScript does, for lines that other writers hashed: bytes that are no UTF-8 become
     * U+FFFD, of a name that is repeated the last value counts.
     *
     * @throws JsonSyntaxException where the text is no JSON
     */
    JsonValue readTolerant(byte[] utf8) throws JsonSyntaxException;
}
