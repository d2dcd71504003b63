package dev.loki.adapter.fs.tracker;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.TrackedStatus;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.tracker.SentJournalException;
import dev.loki.ports.tracker.TrackedWork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * What trackers were told, in a file of JSON lines shared by all processes of a project: the last {@value #MOST} facts.
 * Nothing is made before the first is told. Thread-safe; interrupts do not disturb it.
 */
public final class FileTrackedWork implements TrackedWork {

    /** How many facts are remembered. */
    public static final int MOST = 30_000;

    private static final String STATUS = "status";
    private static final String NAME = "name";

    private final Path file;
    private final KeyedLines lines;

    /** @param file such as {@code .loki/integrations/tracked.jsonl}, on a local file system */
    public FileTrackedWork(Path file, JsonReader json) {
        this.file = file;
        this.lines = new KeyedLines(new DiskStorage(), file, json, MOST);
    }

    @Override
    public TrackedStatus newest(String service, String issue, TrackedStatus told) {
        Optional<TrackedStatus> before = change(
                        service,
                        STATUS,
                        issue,
                        known -> known.flatMap(FileTrackedWork::read)
                                        .filter(newer -> !told.isNewerThan(newer))
                                        .isPresent()
                                ? known
                                : Optional.of(write(told)))
                .flatMap(FileTrackedWork::read);
        return before.filter(known -> !told.isNewerThan(known)).orElse(told);
    }

    @Override
    public Optional<TrackedStatus> status(String service, String issue) {
        return get(service, STATUS, issue).flatMap(FileTrackedWork::read);
    }

    @Override
    public void stands(String service, String issue, String task) {
        change(service, "issue-of", task, known -> Optional.of(named(issue)));
        change(service, "task-of", issue, known -> Optional.of(named(task)));
    }

    @Override
    public Optional<String> issue(String service, String task) {
        return get(service, "issue-of", task).flatMap(known -> known.string(NAME));
    }

    @Override
    public Optional<String> task(String service, String issue) {
        return get(service, "task-of", issue).flatMap(known -> known.string(NAME));
    }

    private Optional<JsonObject> get(String service, String what, String of) {
        try {
            return lines.get(key(service, what, of));
        } catch (IOException e) {
            throw new SentJournalException(
                    "cannot read " + file + ": " + IoReason.of(e) + "; mend it, or move it away: then late events may"
                            + " move issues back",
                    e);
        }
    }

    private Optional<JsonObject> change(String service, String what, String of, KeyedLines.Change change) {
        try {
            return lines.change(key(service, what, of), change);
        } catch (IOException e) {
            throw new SentJournalException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private static String key(String service, String what, String of) {
        if (service.length() > LONGEST || of.length() > LONGEST) {
            throw new IllegalArgumentException("a name has at most " + LONGEST + " characters");
        }
        return service + " " + what + " " + of;
    }

    private static JsonObject named(String name) {
        return JsonObject.builder().put(NAME, name).build();
    }

    private static JsonObject write(TrackedStatus told) {
        return JsonObject.builder()
                .put(STATUS, told.status().label())
                .put("at", told.at().toString())
                .build();
    }

    private static Optional<TrackedStatus> read(JsonObject known) {
        try {
            Instant at = Instant.parse(known.string("at").orElse(""));
            return known.string(STATUS).flatMap(WorkStatus::of).map(status -> new TrackedStatus(status, at));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
