package dev.loki.adapter.fs.checkpoint;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.domain.note.NoteSignature;
import dev.loki.domain.note.SignedNote;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.Witness;
import dev.loki.ports.checkpoint.WitnessException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A file elsewhere that is given every checkpoint; best on a disk that the agent's user cannot change. Thread-safe. */
public final class FileWitness implements Witness {

    private final Path file;
    private final NoteFile notes;

    public FileWitness(Path file) {
        this.file = file;
        this.notes = new NoteFile(file);
    }

    /**
     * Hands out the checkpoints of a file.
     *
     * @throws CheckpointException where they cannot be read or are none; a file that is not there has none
     */
    public static void read(Path file, Consumer<SignedNote> consumer) {
        try {
            new NoteFile(file).read(consumer);
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    /**
     * The last checkpoint of a file; the cost does not grow with the file.
     *
     * @throws CheckpointException where it cannot be read or is none
     */
    public static Optional<SignedNote> last(Path file) {
        try {
            return new NoteFile(file).last();
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    /**
     * What behind the last checkpoint of a file is none, in one line; empty where there is nothing, or no file.
     *
     * @throws CheckpointException where it cannot be read
     */
    public static Optional<String> doubt(Path file) {
        try {
            long bytes = new NoteFile(file).unfinished();
            return bytes == 0
                    ? Optional.empty()
                    : Optional.of(
                            file + " ends in " + bytes
                                    + " bytes that are no whole checkpoint: a crash may have left them, or somebody changed it");
        } catch (IOException e) {
            throw new CheckpointException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    @Override
    public List<NoteSignature> show(SignedNote checkpoint, long previousSize, Proofs proofs) throws WitnessException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFiles.createFolder(folder);
            }
            FileMutex mutex = new FileMutex(file.resolveSibling(file.getFileName() + ".lock"));
            mutex.holding(() -> {
                notes.append(checkpoint);
                return file;
            });
            return List.of();
        } catch (IOException e) {
            throw new WitnessException("the witness file " + file + " cannot be written: " + IoReason.of(e), e);
        }
    }
}
