package dev.loki.adapter.fs.file;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writing a file of which others see all or nothing, also after a power loss. */
public final class WholeFile {

    private static final String UNFINISHED = ".tmp";

    private WholeFile() {}

    /**
     * Writes a file, in the place of any that has its name. While it is written it stands beside, under a name that
     * starts with a dot and ends in {@value #UNFINISHED}. When this returns, it is durable.
     *
     * @param file in a folder that is there
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UnusableFileException("expected the path of a file, found " + file);
        }
        Path unfinished =
                Files.createTempFile(folder, "." + file.getFileName() + ".", UNFINISHED, PrivateFiles.attributes());
        try {
            writeDurably(unfinished, bytes);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        PrivateFiles.forceFolder(folder);
    }

    /** A stream, because an interrupt does not close it. */
    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }
}
