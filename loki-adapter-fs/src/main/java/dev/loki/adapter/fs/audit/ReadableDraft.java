package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.domain.audit.AuditDraft;
import dev.loki.domain.audit.DraftLine;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;

/** Makes lines only of what can be read back: anything else would break the chain for everybody. */
final class ReadableDraft {

    private ReadableDraft() {}

    /**
     * The draft's line.
     *
     * @throws IOException where it is too long or too deep to be read back
     */
    static DraftLine line(AuditDraft draft) throws IOException {
        if (draft.metadata().isDeeperThan(JsonReader.MAX_DEPTH - 1)) {
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
}
