package dev.loki.adapter.fs.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files that several users write where their folder is theirs: a member of its group must be able to grant, and what the
 * system's administrator wrote must not be lost to the folder's owner.
 */
final class SharedFiles {

    private static final Set<PosixFilePermission> SHARED = Set.of(
            PosixFilePermission.OWNER_READ,
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE);

    private SharedFiles() {}

    /**
     * Gives files the owner of their folder, and its group the right to write where it may write the folder; nothing where
     * the file system knows no owners. What another user owns is his to give.
     */
    static void share(Path folder, List<Path> files) throws IOException {
        PosixFileAttributeView view = view(folder);
        if (view == null) {
            return;
        }
        PosixFileAttributes around = view.readAttributes();
        for (Path file : files) {
            share(file, around);
        }
    }

    private static void share(Path file, PosixFileAttributes around) throws IOException {
        try {
            PosixFileAttributeView view = Objects.requireNonNull(view(file));
            PosixFileAttributes attributes = view.readAttributes();
            if (around.permissions().contains(PosixFilePermission.GROUP_WRITE)
                    && !attributes.permissions().containsAll(SHARED)) {
                view.setGroup(around.group());
                view.setPermissions(SHARED);
            }
            if (!attributes.owner().equals(around.owner())) {
                view.setOwner(around.owner());
            }
        } catch (NoSuchFileException e) {
            return; // not made yet
        } catch (IOException e) {
            if (!Files.isWritable(file)) {
                throw e;
            }
        }
    }

    private static @Nullable PosixFileAttributeView view(Path file) {
        return Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }
}
