package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;

/** Reads stored lines as the chain's other writers do. Thread-safe. */
final class EntryReader {

    private final JsonReader json;

    EntryReader(JsonReader json) {
        this.json = json;
    }

    /**
     * The line's JSON.
     *
     * @throws UnfinishedLineException where the line stops short, or is no JSON: what a crash leaves
     * @throws DamagedChainException where it is too long, or JSON but no object: what no crash leaves
     */
    JsonObject read(StoredLine line) throws UnfinishedLineException, DamagedChainException {
        if (line.ending() == StoredLine.Ending.TOO_LONG) {
            throw new DamagedChainException("the line is longer than " + StoredLine.MAX_LENGTH + " bytes");
        }
        if (line.ending() == StoredLine.Ending.END_OF_FILE) {
            throw new UnfinishedLineException("the line is torn: it has no end");
        }
        if (parse(line) instanceof JsonObject object) {
            return object;
        }
        throw new DamagedChainException("the line is no JSON object");
    }

    /** The line's entry; empty where it is none. */
    Optional<AuditEntry> entry(StoredLine line) {
        try {
            return Optional.of(AuditEntry.of(read(line)));
        } catch (UnfinishedLineException | DamagedChainException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private JsonValue parse(StoredLine line) throws UnfinishedLineException {
        try {
            return json.readTolerant(line.bytes());
        } catch (JsonSyntaxException e) {
            throw new UnfinishedLineException("the line is no JSON: column " + e.column() + ": " + e.getMessage());
        }
    }
}
