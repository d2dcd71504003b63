package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/** Reading files that somebody else wrote: neither a device nor a pipe can make it hang, nor a large file fill memory. */
public final class RegularFile {

    private RegularFile() {}

    /**
     * The file's bytes.
     *
     * @param maxBytes the most that is read
     * @param links {@link LinkOption#NOFOLLOW_LINKS} where a link will not do
     * @throws UnusableFileException where it is no regular file, or larger
     */
    public static byte[] read(Path file, int maxBytes, LinkOption... links) throws IOException {
        requireRegular(file, links);
        byte[] bytes = Uninterruptibly.call(() -> {
            try (InputStream in = Files.newInputStream(file, links)) {
                return in.readNBytes(maxBytes + 1);
            }
        });
        if (bytes.length > maxBytes) {
            throw new UnusableFileException("larger than " + maxBytes + " bytes, which is the most that is read");
        }
        return bytes;
    }

    /**
     * Checks what a path leads to, before it is opened: opening a pipe would wait for somebody at its other end.
     *
     * @throws UnusableFileException where it is no regular file
     */
    public static void requireRegular(Path file, LinkOption... links) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class, links);
        if (!attributes.isRegularFile()) {
            throw new UnusableFileException("expected a regular file, found " + kind(attributes));
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        return attributes.isSymbolicLink() ? "a symbolic link" : "a pipe, socket or device";
    }
}
