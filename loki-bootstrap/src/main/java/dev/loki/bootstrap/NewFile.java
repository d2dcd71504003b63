package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.OwnFolder;
import dev.loki.adapter.fs.file.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Objects;

/** A file that somebody asked for: it appears when it is whole, and takes no other's place unless that is wanted. */
public final class NewFile {

    private NewFile() {}

    /** What fills the file. */
    @FunctionalInterface
    public interface Content<T> {

        T write(OutputStream out) throws IOException;
    }

    /**
     * Writes a file, in a folder that is there. Below Loki's own folder none is written, whoever asks.
     *
     * @param project whose folder of Loki is meant beside any that is called {@code .loki}
     * @param force whether it may take the place of one that is there
     * @throws IOException where it cannot be written, with a message that names it and says why
     */
    public static <T> T write(Project project, Path file, boolean force, Content<T> content) throws IOException {
        try {
            OwnFolder.requireOutside(file, project.lokiDir());
            return WholeFile.stream(file, force, content::write);
        } catch (FileAlreadyExistsException e) {
            throw new IOException(file + " is there already; --force writes over it", e);
        } catch (UncheckedIOException e) {
            throw unwritable(file, Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static IOException unwritable(Path file, IOException e) {
        return new IOException("cannot write " + file + ": " + IoReason.of(e), e);
    }
}
