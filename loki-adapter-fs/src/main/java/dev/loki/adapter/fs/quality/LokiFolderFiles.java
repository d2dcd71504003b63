package dev.loki.adapter.fs.quality;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.ports.quality.QualityFileWriter;
import dev.loki.ports.quality.QualityFiles;
import dev.loki.ports.run.RunReportException;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reports of gates and runs, and the templates, in Loki's folder. A link in the place of one is refused: what it leads to
 * would be shown to everybody. One in the place of their folder is refused for writing. Thread-safe.
 */
public final class LokiFolderFiles implements QualityFiles, QualityFileWriter {

    private final Path folder;

    /** @param folder usually {@code .loki} */
    public LokiFolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<byte[]> read(QualityFile file) {
        Path path = folder.resolve(file.path());
        try {
            return Optional.of(RegularFile.read(path, MAX_BYTES, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new RunReportException(
                    "cannot read " + path + ": " + IoReason.of(e) + "; mend it or take it away", e);
        }
    }

    @Override
    public void write(QualityFile file, byte[] content) {
        Path path = folder.resolve(file.path());
        try {
            PrivateFiles.createFolder(path.resolveSibling(".").normalize(), LinkOption.NOFOLLOW_LINKS);
            WholeFile.write(path, content);
        } catch (IOException e) {
            throw new RunReportException(
                    "cannot write " + path + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }
}
