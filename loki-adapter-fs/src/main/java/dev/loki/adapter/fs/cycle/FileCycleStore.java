package dev.loki.adapter.fs.cycle;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.cycle.CycleState;
import dev.loki.domain.cycle.CycleStateJson;
import dev.loki.domain.json.JsonFieldException;
import dev.loki.ports.cycle.CycleStore;
import dev.loki.ports.cycle.CycleStoreException;
import dev.loki.ports.json.JsonReader;
import dev.loki.ports.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** The state of a cycle as one file, {@code state/run.json}, with a lock beside it. Thread-safe. */
public final class FileCycleStore implements CycleStore {

    private static final int MAX_BYTES = 4 * 1024 * 1024;
    private static final String MEND = "; mend it, or take it away and start anew without --resume";

    private final Path file;
    private final JsonReader json;

    /** @param file such as {@code .loki/state/run.json}, on a local file system; made by the first save */
    public FileCycleStore(Path file, JsonReader json) {
        this.file = file.toAbsolutePath();
        this.json = json;
    }

    @Override
    public Optional<CycleState> load() {
        try {
            byte[] bytes = RegularFile.read(file, MAX_BYTES, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(CycleStateJson.read(json.readStrict(bytes)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new CycleStoreException("cannot read " + file + ": " + IoReason.of(e) + MEND, e);
        } catch (JsonSyntaxException e) {
            throw new CycleStoreException(
                    file + ":" + e.line() + ": column " + e.column() + ": " + e.getMessage() + MEND, e);
        } catch (JsonFieldException e) {
            throw new CycleStoreException(file + ": " + e.getMessage() + MEND, e);
        }
    }

    @Override
    public void save(CycleState state) {
        try {
            PrivateFiles.createFolder(folder());
            WholeFile.write(file, (CycleStateJson.write(state) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw failure("write", e);
        }
    }

    @Override
    public boolean alone(Runnable work) {
        try {
            PrivateFiles.createFolder(folder());
            return new FileMutex(file.resolveSibling(file.getFileName() + ".lock")).tryHolding(() -> {
                work.run();
                return file;
            });
        } catch (IOException e) {
            throw failure("lock", e);
        }
    }

    private CycleStoreException failure(String what, IOException e) {
        return new CycleStoreException(
                "cannot " + what + " " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
    }

    private Path folder() {
        return file.resolveSibling(".").normalize();
    }
}
