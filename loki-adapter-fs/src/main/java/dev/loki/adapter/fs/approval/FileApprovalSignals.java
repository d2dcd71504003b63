package dev.loki.adapter.fs.approval;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.domain.json.JsonFields;
import dev.loki.ports.approval.ApprovalSignals;
import dev.loki.ports.approval.ApprovalStoreException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files {@value #REJECTED}, whatever it holds, and {@value #APPROVED}, which is JSON ({@code request}, {@code digest},
 * {@code approver}, and {@code time} with {@code mac}). What was seen is moved to {@value #HANDLED}, where the last of each
 * stays. Thread-safe.
 */
public final class FileApprovalSignals implements ApprovalSignals {

    static final String REJECTED = "POLICY_REJECTED";
    static final String APPROVED = "POLICY_APPROVED";
    static final String HANDLED = "handled";

    private static final int LONGEST_FILE = 1 << 16;
    private static final int LONGEST_TEXT = 1000;

    private final Path folder;
    private final JsonReader json;

    /** @param folder such as {@code .loki/signals} */
    public FileApprovalSignals(Path folder, JsonReader json) {
        this.folder = folder;
        this.json = json;
    }

    @Override
    public Optional<Signal> next() {
        if (isThere(REJECTED)) {
            return Optional.of(new Rejected());
        }
        return isThere(APPROVED) ? approved() : Optional.empty();
    }

    @Override
    public void done(Signal signal) {
        String name = signal instanceof Rejected ? REJECTED : APPROVED;
        Path handled = folder.resolve(HANDLED);
        try {
            PrivateFiles.createFolder(handled, LinkOption.NOFOLLOW_LINKS);
            takeAway(name, handled);
        } catch (NoSuchFileException e) {
            return; // another process took it away
        } catch (IOException e) {
            throw new ApprovalStoreException(
                    "cannot move " + folder.resolve(name) + " to " + handled + ": " + IoReason.of(e) + "; "
                            + IoReason.adviceToWrite(e),
                    e);
        }
    }

    /** In the place of the last one; a folder, which takes no file's place, into one of its own. */
    private void takeAway(String name, Path handled) throws IOException {
        Path file = folder.resolve(name);
        boolean isFolder = Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS);
        Path into = isFolder ? Files.createTempDirectory(handled, name + ".") : handled;
        Files.move(file, into.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isThere(String name) {
        return Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS);
    }

    private Optional<Signal> approved() {
        Path file = folder.resolve(APPROVED);
        try {
            byte[] bytes = RegularFile.read(file, LONGEST_FILE, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(bytes.length == 0 ? new Unreadable("it is empty") : read(bytes, owner(file)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(new Unreadable(IoReason.of(e)));
        }
    }

    private Signal read(byte[] bytes, @Nullable String owner) {
        try {
            JsonFields fields = JsonFields.of(json.readStrict(bytes));
            return new Approved(
                    fields.requiredText("request", LONGEST_TEXT),
                    fields.requiredText("digest", LONGEST_TEXT),
                    fields.requiredText("approver", LONGEST_TEXT),
                    owner,
                    time(fields),
                    fields.text("mac", LONGEST_TEXT).orElse(null));
        } catch (JsonSyntaxException e) {
            return new Unreadable("it is no JSON: " + e.describe());
        } catch (JsonFieldException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static @Nullable Instant time(JsonFields fields) {
        Optional<String> text = fields.text("time", LONGEST_TEXT);
        try {
            return text.map(Instant::parse).orElse(null);
        } catch (DateTimeException e) {
            throw fields.problem("time", "expected a time such as 2026-02-21T10:00:00.000Z");
        }
    }

    private static @Nullable String owner(Path file) throws IOException {
        try {
            return Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
        } catch (UnsupportedOperationException e) {
            return null;
        }
    }
}
