package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.adapter.fs.storage.StoredLine.Ending;
import dev.loki.domain.audit.ChainFindings;
import dev.loki.domain.audit.ChainVerifier;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;

/**
 * In a file that somebody else wrote, what the original's reader takes is taken: repeated names, of which the last counts,
 * bytes that are no UTF-8, fields that are not hashed, a last line without its end. But it is said. Thread-safe.
 */
final class ForeignLines implements LineJudge {

    private final EntryReader entries;
    private final LineNotes notes;

    ForeignLines(JsonReader json) {
        this.entries = new EntryReader(json);
        this.notes = new LineNotes(json);
    }

    @Override
    public void judge(StoredLine line, ChainVerifier verifier, ChainFindings findings) {
        long number = verifier.verdict().entries();
        try {
            JsonObject entry = entries.read(terminated(line));
            verifier.accept(entry);
            if (!verifier.isBroken()) {
                notes.take(line, number, entry, findings);
            }
        } catch (UnfinishedLineException | DamagedChainException e) {
            verifier.reject(String.valueOf(e.getMessage()));
        }
    }

    private static StoredLine terminated(StoredLine line) {
        return line.ending() == Ending.END_OF_FILE ? new StoredLine(line.start(), line.bytes(), Ending.NEWLINE) : line;
    }
}
