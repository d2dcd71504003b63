package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.DraftLine;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.util.Collection;

/** Makes lines only of what can be read back: anything else would break the chain for everybody. */
final class ReadableDraft {

    private ReadableDraft() {}

    /**
     * The draft's line.
     *
     * @throws IOException where it is too long or too deep to be read back
     */
    static DraftLine line(AuditDraft draft) throws IOException {
        if (isDeeper(draft.metadata(), JsonReader.MAX_DEPTH - 1)) {
            throw new IOException("the entry's metadata is too deep to be read again: nested deeper than "
                    + (JsonReader.MAX_DEPTH - 1));
        }
        DraftLine line = DraftLine.of(draft);
        if (line.maxLength() > StoredLine.MAX_LENGTH) {
            throw new IOException("the entry is too long to be read again: " + line.maxLength()
                    + " bytes, expected at most " + StoredLine.MAX_LENGTH);
        }
        return line;
    }

    private static boolean isDeeper(JsonValue value, int levels) {
        if (value instanceof JsonArray array) {
            return isDeeper(array.elements(), levels);
        }
        return value instanceof JsonObject object && isDeeper(object.members().values(), levels);
    }

    private static boolean isDeeper(Collection<JsonValue> inside, int levels) {
        return levels == 0 || inside.stream().anyMatch(value -> isDeeper(value, levels - 1));
    }
}
