package dev.loki.application.compliance;

import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.util.Optional;

/** Reads the entries that lines hold. Thread-safe. */
final class EntryLines {

    private final JsonReader json;

    EntryLines(JsonReader json) {
        this.json = json;
    }

    /** The line's entry; empty where it is none. */
    Optional<AuditEntry> entry(byte[] line) {
        try {
            return json.readTolerant(line) instanceof JsonObject object
                    ? Optional.of(AuditEntry.of(object))
                    : Optional.empty();
        } catch (JsonSyntaxException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
