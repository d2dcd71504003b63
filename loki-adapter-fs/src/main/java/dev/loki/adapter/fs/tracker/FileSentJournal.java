package dev.loki.adapter.fs.tracker;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournalException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The journal in a file of JSON lines, shared by all processes of a project: the last {@value #MOST} operations. Nothing is
 * made before the first is begun. Thread-safe; interrupts do not disturb it.
 */
public final class FileSentJournal implements SentJournal {

    /** How many operations are remembered. */
    public static final int MOST = 20_000;

    private static final String STATE = "state";
    private static final JsonObject BEGUN =
            JsonObject.builder().put(STATE, "begun").build();

    private final Path file;
    private final KeyedLines lines;

    /** @param file such as {@code .loki/integrations/sent.jsonl}, on a local file system */
    public FileSentJournal(Path file, JsonReader json) {
        this(new DiskStorage(), file, json);
    }

    FileSentJournal(Storage storage, Path file, JsonReader json) {
        this.file = file;
        this.lines = new KeyedLines(storage, file, json, MOST);
    }

    @Override
    public State of(String operation) {
        try {
            return lines.get(operation).map(FileSentJournal::state).orElse(new Unknown());
        } catch (IOException e) {
            throw new SentJournalException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; mend it or move it away, and look for what was"
                            + " sent twice then",
                    e);
        }
    }

    @Override
    public void begin(String operation) {
        change(operation, before -> before.isPresent() ? before : Optional.of(BEGUN));
    }

    @Override
    public void done(String operation, String id, String content) {
        requireShort(id);
        requireShort(content);
        JsonObject done = JsonObject.builder()
                .put(STATE, "done")
                .put("id", id)
                .put("content", content)
                .build();
        change(operation, before -> Optional.of(done));
    }

    @Override
    public void refused(String operation) {
        change(operation, before -> Optional.empty());
    }

    private void change(String operation, KeyedLines.Change change) {
        try {
            lines.change(SentJournal.checked(operation), change);
        } catch (IOException e) {
            throw new SentJournalException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private static void requireShort(String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("expected at most " + LONGEST + " characters, not " + text.length());
        }
    }

    private static State state(JsonObject value) {
        return value.equals(BEGUN)
                ? new Begun()
                : new Done(
                        value.string("id").orElse(""), value.string("content").orElse(""));
    }
}
