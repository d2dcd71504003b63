package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.json.PythonJsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Lines of the log as Python reads them. Thread-safe. */
record LineText(PythonJsonReader json) {

    /** The line's text. What is no ASCII was written by no writer of this log. */
    static String text(StoredLine line) {
        return new String(line.bytes(), StandardCharsets.UTF_8);
    }

    static boolean isBlank(StoredLine line) {
        return line.ending() != Ending.TOO_LONG && text(line).isBlank();
    }

    /**
     * The line's JSON object.
     *
     * @throws UnreadableLineException where it is none
     */
    JsonObject read(StoredLine line) throws UnreadableLineException {
        if (line.ending() == Ending.TOO_LONG) {
            throw new UnreadableLineException("the line is longer than " + StoredLine.MAX_LENGTH + " bytes");
        }
        if (line.ending() == Ending.END_OF_FILE) {
            throw new UnreadableLineException("the line is torn: it has no end");
        }
        try {
            JsonValue value = json.readPython(line.bytes());
            if (value instanceof JsonObject object) {
                return object;
            }
        } catch (JsonSyntaxException e) {
            throw new UnreadableLineException("the line is no JSON: column " + e.column() + ": " + e.getMessage());
        }
        throw new UnreadableLineException("the line is no JSON object");
    }

    /** A line that is no entry. */
    static final class UnreadableLineException extends IOException {

        private static final long serialVersionUID = 1;

        UnreadableLineException(String message) {
            super(message);
        }
    }
}
