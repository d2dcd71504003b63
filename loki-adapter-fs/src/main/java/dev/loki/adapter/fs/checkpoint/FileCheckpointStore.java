package dev.loki.adapter.fs.checkpoint;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.merkle.MerkleHash;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.checkpoint.ChainPosition;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.CheckpointStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Checkpoints in {@code audit.checkpoints}, which only grows, and the position for the next one in
 * {@code audit.checkpoints.position}, which may be lost. Thread-safe.
 */
public final class FileCheckpointStore implements CheckpointStore {

    private static final String NAME = "audit.checkpoints";
    private static final int MAX_POSITION = 8 * 1024;

    private final Path folder;
    private final Path file;
    private final Path position;
    private final NoteFile notes;
    private final FileMutex mutex;

    /**
     * @param folder the one of the chain, usually {@code .loki/audit}; on a local file system
     */
    public FileCheckpointStore(Path folder) {
        this.folder = folder;
        this.file = folder.resolve(NAME);
        this.position = folder.resolve(NAME + ".position");
        this.notes = new NoteFile(file);
        this.mutex = new FileMutex(folder.resolve(NAME + ".lock"));
    }

    @Override
    public <T> T alone(Supplier<T> action) {
        return io("lock", () -> {
            PrivateFiles.createFolder(folder);
            return mutex.holding(action::get);
        });
    }

    @Override
    public void append(SignedNote checkpoint) {
        io("write", () -> {
            notes.append(checkpoint);
            return checkpoint;
        });
    }

    @Override
    public void read(Consumer<SignedNote> consumer) {
        io("read", () -> {
            notes.read(consumer);
            return file;
        });
    }

    @Override
    public Optional<SignedNote> last() {
        return io("read", notes::last);
    }

    @Override
    public void keep(ChainPosition kept) {
        StringBuilder text = new StringBuilder();
        text.append(kept.size()).append('\n');
        text.append(kept.lastLine()).append('\n').append(kept.offset()).append('\n');
        text.append(kept.lastLeaf()).append('\n');
        kept.peaks().forEach(peak -> text.append(peak).append('\n'));
        io("write", () -> {
            WholeFile.write(position, text.toString().getBytes(StandardCharsets.UTF_8));
            return position;
        });
    }

    @Override
    public Optional<ChainPosition> kept() {
        try {
            List<String> lines = new String(RegularFile.read(position, MAX_POSITION), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return Optional.of(new ChainPosition(
                    Long.parseLong(lines.get(0)),
                    Long.parseLong(lines.get(1)),
                    Long.parseLong(lines.get(2)),
                    MerkleHash.parse(lines.get(3)),
                    lines.stream().skip(4).map(MerkleHash::parse).toList()));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private <T> T io(String what, IoAction<T> action) {
        try {
            return action.call();
        } catch (IOException e) {
            throw new CheckpointException("cannot " + what + " " + file + ": " + IoReason.of(e), e);
        }
    }
}
