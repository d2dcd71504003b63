package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read, where the file system knows owners (modes 0600 and 0700). */
public final class PrivateFiles {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private PrivateFiles() {}

    /** The attributes of a new file. */
    public static FileAttribute<?>[] attributes() {
        return permissions("rw-------");
    }

    /** Creates an empty file where there is none, durably. */
    public static void createFile(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        try {
            Files.createFile(file, attributes());
        } catch (FileAlreadyExistsException e) {
            RegularFile.requireRegular(file);
        }
        forceFolder(parent(file));
    }

    /**
     * Creates a folder, and those around it, where there is none, durably.
     *
     * @param links {@link LinkOption#NOFOLLOW_LINKS} where a link in its place will not do
     * @throws UnusableFileException where something else stands in its place
     */
    public static void createFolder(Path folder, LinkOption... links) throws IOException {
        if (Files.isDirectory(folder, links)) {
            return;
        }
        Path parent = parent(folder);
        if (!parent.equals(folder)) {
            createFolder(parent);
        }
        try {
            Files.createDirectory(folder, permissions("rwx------"));
        } catch (FileAlreadyExistsException e) {
            requireFolder(folder, links);
        }
        forceFolder(parent);
    }

    /** Makes creations, renames and removals in a folder survive a power loss; nothing where there is no such thing. */
    public static void forceFolder(Path folder) throws IOException {
        if (POSIX) {
            Uninterruptibly.call(() -> {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                    return folder;
                }
            });
        }
    }

    private static void requireFolder(Path folder, LinkOption... links) throws UnusableFileException {
        if (!Files.isDirectory(folder, links)) {
            throw new UnusableFileException(folder + " is there, but is no folder; move it away");
        }
    }

    private static Path parent(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent == null ? path : parent;
    }

    private static FileAttribute<?>[] permissions(String mode) {
        return POSIX
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
