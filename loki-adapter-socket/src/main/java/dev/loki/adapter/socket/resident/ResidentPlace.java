package dev.loki.adapter.socket.resident;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where what belongs to a project's resident process lies: a folder of this user's, in which nobody else may write, and in it
 * the project's files. The client script {@code loki-hook} finds it in the same way.
 *
 * @param folder {@code $XDG_RUNTIME_DIR/loki}, else {@code /tmp/loki-UID}
 * @param name what the project's files begin with
 */
public record ResidentPlace(Path folder, String name) {

    /** So that with what follows it a path stays below the 108 bytes that a socket's address has on Linux; 104 on macOS. */
    static final int LONGEST_RUNTIME_FOLDER = 70;

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    /**
     * The place of a project.
     *
     * @param environment says XDG_RUNTIME_DIR; one that is no folder of this user's, is too long, or has other characters
     *     than letters, digits and {@code /._-}, is not used
     * @param project its folder, a real path
     */
    public static ResidentPlace of(Map<String, String> environment, Path project) {
        Path runtime = runtimeFolder(environment.get("XDG_RUNTIME_DIR"));
        Path folder = runtime == null ? Path.of("/tmp", "loki-" + user()) : runtime.resolve("loki");
        byte[] line = (project + "\n").getBytes(StandardCharsets.UTF_8);
        return new ResidentPlace(folder, Long.toString(PosixChecksum.of(line)));
    }

    /**
     * Creates the folder where it is not there.
     *
     * @throws IOException where it is not this user's, others may enter it, or a link or a file is in its place
     */
    public void prepare() throws IOException {
        try {
            Files.createDirectory(folder, PrivateFile.attributes(OWNER_ONLY));
        } catch (FileAlreadyExistsException e) {
            requireOurs();
        }
    }

    private void requireOurs() throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(folder
                    + " is a link or a file, and so not used for the sockets of resident processes:" + " remove it");
        }
        if (POSIX) {
            if (!Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                    .equals((int) user())) {
                throw new IOException(
                        folder + " belongs to another user, and so is not used for the sockets of resident"
                                + " processes: set XDG_RUNTIME_DIR to a folder of your own");
            }
            if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                    .equals(OWNER_ONLY)) {
                throw new IOException(folder
                        + " may be entered by others, and so is not used for the sockets of resident"
                        + " processes: run 'chmod 700 " + folder + "' if what is in it is yours, else remove it");
            }
        }
    }

    /** The Unix domain socket. */
    public Path socket() {
        return file("sock");
    }

    /** The port and the token, where there are no such sockets. */
    public Path port() {
        return file("port");
    }

    /** Held by the process that listens. */
    public Path lock() {
        return file("lock");
    }

    /** Who listens. */
    public Path pid() {
        return file("pid");
    }

    /** What the process says on stderr. */
    public Path log() {
        return file("log");
    }

    private Path file(String kind) {
        return folder.resolve(name + "." + kind);
    }

    private static @Nullable Path runtimeFolder(@Nullable String name) {
        if (name == null || name.length() > LONGEST_RUNTIME_FOLDER || !name.matches("/[A-Za-z0-9/._-]*")) {
            return null;
        }
        Path folder = Path.of(name);
        return Files.isDirectory(folder) && isOurs(folder) ? folder : null;
    }

    private static boolean isOurs(Path folder) {
        try {
            return !POSIX || Files.getAttribute(folder, "unix:uid").equals((int) user());
        } catch (IOException e) {
            return false;
        }
    }

    private static long user() {
        return POSIX ? new UnixSystem().getUid() : 0;
    }
}
