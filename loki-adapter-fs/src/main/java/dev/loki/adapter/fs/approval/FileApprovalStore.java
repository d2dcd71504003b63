package dev.loki.adapter.fs.approval;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.Evidence;
import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.KeyedLines;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.domain.approval.ApprovalRefusal;
import dev.loki.domain.approval.ApprovalRefusedException;
import dev.loki.domain.approval.ApprovalRequest;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.approval.ApprovalStore;
import dev.loki.ports.approval.ApprovalStoreException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.repair.Repair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Requests in a journal, {@value #JOURNAL}, shared by all processes of a project, and beside it {@value #PICTURE}, the
 * picture of them for the original's readers. The picture says how far the journal had come: a journal that is behind it was
 * cut, and nothing of it is believed. Nothing is made before the first request. Thread-safe.
 */
public final class FileApprovalStore implements ApprovalStore {

    static final String JOURNAL = "approvals.journal";
    static final String PICTURE = "approvals.json";

    private static final List<String> FILES = List.of(JOURNAL, JOURNAL + ".lock", PICTURE);
    private static final String ADVICE = "; `loki approve repair` does so, and keeps what can be read";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Storage storage = new DiskStorage();
    private final Path folder;
    private final Consumer<String> warnings;
    private final KeyedLines journal;
    private final ApprovalPicture picture;

    /**
     * @param folder such as {@code .loki/state}, on a local file system
     * @param warnings told, in one line each, what is less than it should be, though what was done holds
     */
    public FileApprovalStore(Path folder, JsonReader json, Consumer<String> warnings) {
        this(folder, json, MOST, warnings);
    }

    /** @param most how many requests are kept */
    FileApprovalStore(Path folder, JsonReader json, int most, Consumer<String> warnings) {
        this.warnings = warnings;
        this.folder = folder;
        this.journal = new KeyedLines(storage, folder.resolve(JOURNAL), json, most, ApprovalLine::hasEnded);
        this.picture = new ApprovalPicture(folder.resolve(PICTURE), storage, json);
    }

    @Override
    public List<ApprovalRequest> all() {
        try {
            return journal.read(this::requests);
        } catch (IOException e) {
            throw unusable("read", e, ADVICE);
        }
    }

    @Override
    public ApprovalRequest update(Step step) {
        try {
            return ApprovalLine.request(
                    journal.changeOne(all -> changed(all, step), this::keep).getValue());
        } catch (IOException e) {
            throw unusable("write", e, ADVICE + ", or " + IoReason.adviceToWrite(e));
        }
    }

    @Override
    public ApprovalRequest awaitChange(ApprovalRequest known, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        Optional<FileStamp> seen = stamp();
        ApprovalRequest current = current(known);
        while (current.equals(known)) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                return known;
            }
            TimeUnit.NANOSECONDS.sleep(Math.min(left, BETWEEN_LOOKS.toNanos()));
            Optional<FileStamp> now = stamp();
            if (!now.equals(seen)) {
                seen = now;
                current = current(known);
            }
        }
        return current;
    }

    @Override
    public Repair repair(Consumer<Repair> before) {
        try {
            if (!Files.isDirectory(folder)) {
                return new Repair(List.of(), 0, List.of(), List.of());
            }
            return journal.mend((whole, damage, replacement) -> {
                Repair done = new ApprovalRepair(picture, new Evidence(storage, folder))
                        .run(whole, damage, replacement, before);
                SharedFiles.share(folder, FILES.stream().map(folder::resolve).toList());
                return done;
            });
        } catch (IOException e) {
            throw unusable("mend", e, ", or " + IoReason.adviceToWrite(e));
        }
    }

    private ApprovalRequest current(ApprovalRequest known) {
        return all().stream()
                .filter(request -> request.id().equals(known.id()))
                .findFirst()
                .orElseThrow(() -> new ApprovalStoreException(
                        known.id() + " is no more in " + folder.resolve(JOURNAL) + "; ask anew", null));
    }

    private Optional<FileStamp> stamp() {
        try {
            return Optional.of(storage.stamp(folder.resolve(JOURNAL)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable("read", e, ADVICE);
        }
    }

    private List<ApprovalRequest> requests(Map<String, JsonObject> lines) throws IOException {
        picture.requireNoFartherThan(ApprovalLine.revision(lines));
        return ApprovalLine.requests(lines);
    }

    private Map.Entry<String, JsonObject> changed(Map<String, JsonObject> lines, Step step) throws IOException {
        List<ApprovalRequest> all = requests(lines);
        ApprovalRequest after = step.of(all);
        JsonObject before = lines.get(after.id());
        if (before != null && ApprovalLine.request(before).equals(after)) {
            return Map.entry(after.id(), before);
        }
        if (before == null) {
            requireRoom(all);
        }
        return Map.entry(after.id(), ApprovalLine.of(after, ApprovalLine.revision(lines) + 1));
    }

    private static void requireRoom(List<ApprovalRequest> all) {
        long open = all.stream().filter(request -> request.state().isOpen()).count();
        if (open >= MOST_OPEN) {
            throw new ApprovalRefusedException(
                    ApprovalRefusal.TOO_MANY,
                    open + " approval requests are open, which is the most; answer some, or wait until they expire");
        }
    }

    /** What is in the journal holds by now, whether or not the picture of it can be made. */
    private void keep(Map<String, JsonObject> lines) {
        try {
            picture.write(ApprovalLine.requests(lines), ApprovalLine.revision(lines));
            SharedFiles.share(folder, FILES.stream().map(folder::resolve).toList());
        } catch (IOException e) {
            warnings.accept("what was done with the approvals holds, and is in " + folder.resolve(JOURNAL) + "; but "
                    + PICTURE + " could not be brought up to it: " + IoReason.of(e) + "; the next change does so, or "
                    + IoReason.adviceToWrite(e));
        }
    }

    private ApprovalStoreException unusable(String what, IOException e, String advice) {
        return new ApprovalStoreException(
                "cannot " + what + " the approvals in " + folder + ": " + IoReason.of(e)
                        + "; nothing is approved until that is mended: bring " + JOURNAL + " and " + PICTURE
                        + " back from a backup, or move both away and ask anew" + advice,
                e);
    }
}
