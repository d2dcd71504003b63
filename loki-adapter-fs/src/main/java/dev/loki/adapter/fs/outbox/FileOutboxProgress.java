package dev.loki.adapter.fs.outbox;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.OutboxProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far outboxes were sent and exported, in a file of JSON lines shared by all processes of a project: the last
 * {@value #MOST} facts, of which those about an outbox as a whole outlast those about its calls. Nothing is made before the
 * first. Thread-safe; interrupts do not disturb it.
 */
public final class FileOutboxProgress implements OutboxProgress {

    /** How many facts are remembered. */
    public static final int MOST = 50_000;

    private static final int LONGEST_REASON = 2_000;
    private static final String SENT = "sent";
    private static final String EXPORTED = "exported";
    private static final String REFUSED = " refused ";
    private static final String CREATED = " created ";
    private static final String REASON = "reason";
    private static final String KEY = "key";

    private final Path file;
    private final KeyedLines lines;

    /** @param folder such as {@code .loki/outbox}, on a local file system */
    public FileOutboxProgress(Path folder, JsonReader json) {
        this(new DiskStorage(), folder, json);
    }

    FileOutboxProgress(Storage storage, Path folder, JsonReader json) {
        this.file = folder.resolve("progress.jsonl");
        this.lines = new KeyedLines(storage, file, json, MOST);
    }

    @Override
    public Standing of(String outbox) {
        try {
            return standing(outbox, lines.all());
        } catch (IOException e) {
            throw new OutboxException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; mend it or move it away: then everything that is"
                            + " still in the outbox is sent again",
                    e);
        }
    }

    @Override
    public void sent(String outbox, long number) {
        advance(outbox, SENT, number);
        change(outbox + REFUSED + number, before -> Optional.empty());
    }

    @Override
    public void refused(String outbox, long number, String reason) {
        String cut = reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
        JsonObject told = JsonObject.builder().put(REASON, cut).build();
        change(outbox + REFUSED + number, before -> Optional.of(told));
        advance(outbox, SENT, number);
    }

    @Override
    public void created(String outbox, String planned, String key) {
        JsonObject issue = JsonObject.builder().put(KEY, key).build();
        change(outbox + CREATED + planned, before -> Optional.of(issue));
    }

    @Override
    public void exported(String outbox, long number) {
        advance(outbox, EXPORTED, number);
    }

    /** A change that is none is not written; what is written becomes the youngest. */
    private void advance(String outbox, String what, long number) {
        change(outbox, before -> {
            JsonObject known = before.orElse(JsonObject.EMPTY);
            return Optional.of(number(known, what) >= number ? known : known.with(what, JsonNumber.of(number)));
        });
    }

    private void change(String key, KeyedLines.Change change) {
        try {
            lines.change(key, change);
        } catch (IOException e) {
            throw new OutboxException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private static Standing standing(String outbox, Map<String, JsonObject> all) {
        Map<Long, String> refused = new HashMap<>();
        Map<String, String> issues = new HashMap<>();
        all.forEach((key, value) -> {
            if (key.startsWith(outbox + REFUSED)) {
                number(key.substring(outbox.length() + REFUSED.length()))
                        .ifPresent(number ->
                                refused.put(number, value.string(REASON).orElse("")));
            } else if (key.startsWith(outbox + CREATED)) {
                issues.put(
                        key.substring(outbox.length() + CREATED.length()),
                        value.string(KEY).orElse(""));
            }
        });
        JsonObject whole = all.getOrDefault(outbox, JsonObject.EMPTY);
        return new Standing(number(whole, SENT), number(whole, EXPORTED), refused, issues);
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long number(JsonObject whole, String what) {
        return whole.get(what) instanceof JsonNumber number && number.isSafeInteger() ? number.longValueExact() : 0;
    }
}
