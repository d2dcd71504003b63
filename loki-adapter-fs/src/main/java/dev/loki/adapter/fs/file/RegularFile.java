package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;

/** Reading files that somebody else wrote: neither a device nor a pipe can make it hang, nor a large file fill memory. */
public final class RegularFile {

    private static final int SMALL = 1 << 16;

    private RegularFile() {}

    /**
     * The file's bytes.
     *
     * @param maxBytes the most that is read
     * @param links {@link LinkOption#NOFOLLOW_LINKS} where a link will not do
     * @throws UnusableFileException where it is no regular file, or larger
     */
    public static byte[] read(Path file, int maxBytes, LinkOption... links) throws IOException {
        long size = regular(file, links).size();
        byte[] bytes = Uninterruptibly.call(() -> {
            try (InputStream in = Files.newInputStream(file, links)) {
                return read(in, size, maxBytes);
            }
        });
        if (bytes.length > maxBytes) {
            throw new UnusableFileException("larger than " + maxBytes + " bytes, which is the most that is read");
        }
        return bytes;
    }

    /** A small file that has the size it had takes one call; all else is read to its end. */
    private static byte[] read(InputStream in, long size, int maxBytes) throws IOException {
        if (size >= Math.min(SMALL, maxBytes)) {
            return in.readNBytes(maxBytes + 1);
        }
        byte[] begin = new byte[(int) size + 1];
        int length = Math.max(0, in.read(begin));
        if (length == size) {
            return Arrays.copyOf(begin, length);
        }
        byte[] rest = in.readNBytes(maxBytes + 1 - length);
        byte[] all = Arrays.copyOf(begin, length + rest.length);
        System.arraycopy(rest, 0, all, length, rest.length);
        return all;
    }

    /**
     * Checks what a path leads to, before it is opened: opening a pipe would wait for somebody at its other end.
     *
     * @throws UnusableFileException where it is no regular file, or where a link leads nowhere
     * @throws NoSuchFileException where nothing is there, not even a link
     */
    public static void requireRegular(Path file, LinkOption... links) throws IOException {
        regular(file, links);
    }

    /** As {@link #requireRegular}, for a folder. */
    public static void requireFolder(Path folder, LinkOption... links) throws IOException {
        BasicFileAttributes attributes = attributes(folder, links);
        if (!attributes.isDirectory()) {
            throw new UnusableFileException(
                    "expected " + folder + " to be a folder, found " + kind(attributes) + "; move it away");
        }
    }

    /**
     * Checks that a path which was not found never was. What is behind a link that leads nowhere may come back; and from
     * JDK 25 on, a path below a file is "not found" as well.
     *
     * @throws UnusableFileException where a link leads nowhere, or a folder on the way is none
     */
    public static void requireAbsent(Path path) throws UnusableFileException {
        Path whole = path.toAbsolutePath();
        for (Path part = whole; part != null; part = part.getParent()) {
            if (Files.isSymbolicLink(part) && !Files.exists(part)) {
                throw new UnusableFileException(part + " is a link that leads nowhere; mend it or move it away");
            }
            if (Files.exists(part)) {
                requireFolderOnTheWay(part, whole);
                return;
            }
        }
    }

    /** The path itself may have come into being just now, and need not be a folder. */
    private static void requireFolderOnTheWay(Path part, Path whole) throws UnusableFileException {
        if (!part.equals(whole) && !Files.isDirectory(part)) {
            throw new UnusableFileException(part + " is there, but is no folder; move it away");
        }
    }

    private static BasicFileAttributes regular(Path file, LinkOption... links) throws IOException {
        BasicFileAttributes attributes = attributes(file, links);
        if (!attributes.isRegularFile()) {
            throw new UnusableFileException("expected a regular file, found " + kind(attributes));
        }
        return attributes;
    }

    private static BasicFileAttributes attributes(Path file, LinkOption... links) throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class, links);
        } catch (NoSuchFileException e) {
            requireAbsent(file);
            throw e;
        }
    }

    private static String kind(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return "a folder";
        }
        if (attributes.isRegularFile()) {
            return "a file";
        }
        return attributes.isSymbolicLink() ? "a symbolic link" : "a pipe, socket or device";
    }
}
