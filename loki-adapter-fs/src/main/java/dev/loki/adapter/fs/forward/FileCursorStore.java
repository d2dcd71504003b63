package dev.loki.adapter.fs.forward;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.forward.CursorStore;
import dev.loki.ports.forward.ForwardCursor;
import dev.loki.ports.forward.ForwardException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The cursors of one chain in one JSON file, by destination, replaced as a whole; {@code FILE.lock} beside it keeps other
 * processes out. Nothing is created where the folder is not there: without a folder there is no chain. Thread-safe.
 */
public final class FileCursorStore implements CursorStore {

    private static final int MAX_BYTES = 1 << 20;

    private final Path file;
    private final FileMutex mutex;
    private final JsonReader json;

    /** @param file such as {@code syslog.cursor}, in the folder of the chain */
    public FileCursorStore(Path file, JsonReader json) {
        this.file = file.toAbsolutePath();
        this.mutex = new FileMutex(this.file.resolveSibling(file.getFileName() + ".lock"));
        this.json = json;
    }

    @Override
    public boolean tryAlone(Runnable action) {
        try {
            Path folder = file.getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                action.run(); // no folder, no chain: there is nothing that two could forward
                return true;
            }
            return mutex.tryHolding(() -> {
                action.run();
                return file;
            });
        } catch (IOException e) {
            throw new ForwardException("cannot lock " + file + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public Set<String> destinations() {
        return all().members().keySet();
    }

    @Override
    public Optional<ForwardCursor> read(String destination) {
        JsonValue cursor = all().get(destination);
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CursorJson.read(cursor));
        } catch (IllegalArgumentException e) {
            throw unusable(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void write(String destination, ForwardCursor cursor) {
        JsonObject cursors = all().with(destination, CursorJson.write(cursor));
        try {
            PrivateFiles.createFolder(file.resolveSibling(".").normalize());
            WholeFile.write(file, (cursors + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ForwardException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private JsonObject all() {
        try {
            if (json.readStrict(RegularFile.read(file, MAX_BYTES)) instanceof JsonObject cursors) {
                return cursors;
            }
            throw unusable("expected a JSON object", null);
        } catch (NoSuchFileException e) {
            return JsonObject.EMPTY;
        } catch (JsonSyntaxException e) {
            throw unusable("line " + e.line() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new ForwardException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    private ForwardException unusable(String why, @Nullable Throwable cause) {
        return new ForwardException(
                file + " is no cursor: " + why + "; move it away, and everything is forwarded again", cause);
    }
}
