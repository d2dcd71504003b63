package dev.loki.adapter.fs.file;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writing a file of which others see all or nothing, also after a power loss. */
public final class WholeFile {

    private static final String UNFINISHED = ".tmp";
    private static final int BUFFER = 1 << 16;

    private WholeFile() {}

    /**
     * Writes a file, in the place of any that has its name. While it is written it stands beside, under a name that
     * starts with a dot and ends in {@value #UNFINISHED}. When this returns, it is durable.
     *
     * @param file in a folder that is there
     */
    public static void write(Path file, byte[] bytes) throws IOException {
        Path folder = folderOf(file);
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

    /** What fills a file. */
    @FunctionalInterface
    public interface Content<T> {

        T write(OutputStream out) throws IOException;
    }

    /**
     * As {@link #write}, of a content that is too long for memory.
     *
     * @param replace whether it may take the place of a file that is there
     * @return what the content returned
     * @throws FileAlreadyExistsException where a file is there and must not be replaced
     */
    public static <T> T stream(Path file, boolean replace, Content<T> content) throws IOException {
        Path folder = folderOf(file);
        if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path unfinished =
                Files.createTempFile(folder, "." + file.getFileName() + ".", UNFINISHED, PrivateFiles.attributes());
        try {
            T result = fill(unfinished, content);
            put(unfinished, file, replace);
            PrivateFiles.forceFolder(folder);
            return result;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static <T> T fill(Path file, Content<T> content) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile());
                BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
            T result = content.write(buffered);
            buffered.flush();
            out.getFD().sync();
            return result;
        }
    }

    /** A hard link fails where a file is there, so that none that came meanwhile is lost; a move would take its place. */
    private static void put(Path unfinished, Path file, boolean replace) throws IOException {
        if (replace) {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            return;
        }
        try {
            Files.createLink(file, unfinished);
        } catch (UnsupportedOperationException e) {
            Files.move(unfinished, file);
        }
    }

    /** A stream, because an interrupt does not close it. */
    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static Path folderOf(Path file) throws UnusableFileException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new UnusableFileException("expected the path of a file, found " + file);
        }
        return folder;
    }
}
