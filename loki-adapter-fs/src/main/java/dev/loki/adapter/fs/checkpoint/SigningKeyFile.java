package dev.loki.adapter.fs.checkpoint;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.domain.note.NoteFormatException;
import dev.loki.domain.note.SignerKey;
import dev.loki.ports.checkpoint.CheckpointException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** The file of a signing key: one line, for its owner's eyes alone, and out of the agent's reach. */
public final class SigningKeyFile {

    private static final int MAX_BYTES = 4 * 1024;
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SigningKeyFile() {}

    /**
     * Reads a key.
     *
     * @param projectDir the project, in which no key may lie, wherever links lead
     * @throws CheckpointException where it cannot be read, is none, lies in the project, belongs to another user, or can be
     *     read by others
     */
    public static SignerKey read(Path file, Path projectDir) {
        try {
            requireOutside(file.toRealPath(), projectDir);
            requirePrivate(file);
            String text = new String(RegularFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
            return SignerKey.parse(text.strip());
        } catch (IOException e) {
            throw unusable(file, IoReason.of(e), e);
        } catch (NoteFormatException e) {
            throw unusable(file, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Writes a new key, durably, with mode 0600; its folder is made, with mode 0700, where it is missing, and no other.
     *
     * @throws CheckpointException where a file is there already, it would lie in the project, or more than its folder is
     *     missing
     */
    public static void create(Path file, SignerKey key, Path projectDir) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder == null) {
                throw new UnusableFileException("expected the path of a file");
            }
            requireOutside(file, folder, projectDir);
            requireParent(folder);
            PrivateFiles.createFolder(folder);
            Files.createFile(file, PrivateFiles.attributes());
            try (FileOutputStream out = new FileOutputStream(file.toFile())) {
                out.write((key.secret() + "\n").getBytes(StandardCharsets.UTF_8));
                out.getFD().sync();
            }
            PrivateFiles.forceFolder(folder);
        } catch (FileAlreadyExistsException e) {
            throw new CheckpointException(
                    "no key is made: " + file + " is there already; a key is never written over", e);
        } catch (IOException e) {
            throw new CheckpointException("no key is made in " + file + ": " + IoReason.of(e), e);
        }
    }

    /** A name that was typed wrong makes no tree of folders. */
    private static void requireParent(Path folder) throws UnusableFileException {
        Path parent = folder.getParent();
        if (parent != null && !Files.isDirectory(parent)) {
            throw new UnusableFileException(
                    parent + " is no folder; make it, where it is meant: mkdir -p -m 700 '" + parent + "'");
        }
    }

    /** Whatever is missing of the folder is looked for where it would come to lie. */
    private static void requireOutside(Path file, Path folder, Path projectDir) throws IOException {
        Path there = folder;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        Path real = there.toRealPath().resolve(there.relativize(folder)).normalize();
        if (isInside(real, projectDir)) {
            throw new UnusableFileException("it would lie in the project " + projectDir
                    + ", within the agent's reach; name a file outside of it, such as ~/.config/loki/"
                    + file.getFileName());
        }
    }

    private static boolean isInside(Path real, Path projectDir) throws IOException {
        return Files.exists(projectDir) && real.startsWith(projectDir.toRealPath());
    }

    private static void requireOutside(Path real, Path projectDir) throws IOException {
        if (isInside(real, projectDir)) {
            throw new UnusableFileException(
                    "it lies in the project, within the agent's reach; move it to a folder of yours");
        }
    }

    private static void requirePrivate(Path file) throws IOException {
        FileStore store = Files.getFileStore(file);
        if (!store.supportsFileAttributeView("posix")) {
            return;
        }
        PosixFileAttributes attributes = Files.readAttributes(file, PosixFileAttributes.class);
        if (!OWNERS.containsAll(attributes.permissions())) {
            throw new UnusableFileException("others than its owner may use it; run chmod 600 on it");
        }
        String user = System.getProperty("user.name", "");
        if (!attributes.owner().getName().equals(user)) {
            throw new UnusableFileException(
                    "it belongs to " + attributes.owner().getName() + ", not to " + user);
        }
    }

    private static CheckpointException unusable(Path file, String reason, Exception cause) {
        return new CheckpointException("the signing key " + file + " cannot be used: " + reason, cause);
    }
}
