package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import dev.loki.ports.outbox.WaitingCall;
import java.nio.charset.StandardCharsets;

/** Lines of JSON as an outbox has them. Thread-safe. */
final class OutboxLines {

    /** How many bytes a call may have. */
    static final int LONGEST_CALL = 4 * 1024 * 1024;

    /** How many calls an outbox holds. */
    static final int MOST_CALLS = 10_000;

    /** How many bytes an outbox holds. */
    static final int MOST_BYTES = 32 * 1024 * 1024;

    private final JsonReader json;

    OutboxLines(JsonReader json) {
        this.json = json;
    }

    static byte[] bytes(JsonObject line) {
        return (line + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static void requireWithinBounds(long calls, long bytes) throws UnusableFileException {
        if (calls > MOST_CALLS || bytes > MOST_BYTES) {
            throw new UnusableFileException(
                    "expected an outbox of at most " + MOST_CALLS + " calls and " + MOST_BYTES + " bytes; it has more");
        }
    }

    OutboxHeader header(byte[] line) throws UnusableFileException {
        try {
            return OutboxHeader.read(fields(1, line));
        } catch (JsonFieldException e) {
            throw problem(1, e);
        }
    }

    /** @param expected the number that the call must have */
    WaitingCall call(long lineNumber, byte[] line, long expected) throws UnusableFileException {
        if (line.length > LONGEST_CALL) {
            throw new UnusableFileException("line " + lineNumber + " is longer than " + LONGEST_CALL + " bytes");
        }
        try {
            WaitingCall call = CallLine.read(fields(lineNumber, line));
            if (call.number() != expected) {
                throw new UnusableFileException(
                        "line " + lineNumber + ": number: expected " + expected + ", found " + call.number());
            }
            return call;
        } catch (JsonFieldException e) {
            throw problem(lineNumber, e);
        }
    }

    JsonFields fields(long lineNumber, byte[] line) throws UnusableFileException {
        try {
            return JsonFields.of(json.readStrict(line));
        } catch (JsonSyntaxException e) {
            throw new UnusableFileException(
                    "line " + lineNumber + " is no JSON: column " + e.column() + ": " + e.getMessage());
        } catch (JsonFieldException e) {
            throw problem(lineNumber, e);
        }
    }

    private static UnusableFileException problem(long lineNumber, JsonFieldException e) {
        return new UnusableFileException("line " + lineNumber + ": " + e.getMessage());
    }
}
