package dev.loki.ports.json;

import dev.loki.domain.json.JsonValue;

/** Reads one JSON text as {@code json.loads} in Python does, for lines that Python hashed. Thread-safe. */
@FunctionalInterface
public interface PythonJsonReader {

    /**
     * Reads valid UTF-8. Of a name that is repeated the last value counts; {@code NaN}, {@code Infinity} and
     * {@code -Infinity} are numbers; an integer has at most 4,300 digits. Nesting deeper than
     * {@value JsonReader#MAX_DEPTH} is refused; Python's own bound lies near 1,000.
     *
     * @throws JsonSyntaxException where Python refuses the text too, or where it is nested too deep
     */
    JsonValue readPython(byte[] utf8) throws JsonSyntaxException;
}
