package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/**
 * A file of the user's that an agent must not choose, and may not read: it lies outside of the project.
 *
 * @param variable names it
 */
record OwnersFile(String variable, Path file, Path project) {

    private static final Set<PosixFilePermission> READ =
            Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);
    private static final Set<PosixFilePermission> WRITE =
            Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

    /**
     * The file's bytes.
     *
     * @throws ConfigurationException where it lies within the project, others may write it, or it cannot be read
     */
    byte[] read(int longest) {
        try {
            if (file.toRealPath().startsWith(project.toRealPath())) {
                throw problem(file + " is within the project; keep it where agents do not read");
            }
            requireNone(WRITE, "write");
            return RegularFile.read(file, longest);
        } catch (IOException e) {
            throw problem("cannot read " + file + ": " + IoReason.of(e));
        }
    }

    /**
     * Checks that nobody else may read it.
     *
     * @throws ConfigurationException where somebody may
     */
    void requireSecret() {
        try {
            requireNone(READ, "read");
        } catch (IOException e) {
            throw problem("cannot read " + file + ": " + IoReason.of(e));
        }
    }

    ConfigurationException problem(String text) {
        return new ConfigurationException(List.of(variable + ": " + text));
    }

    private void requireNone(Set<PosixFilePermission> permissions, String what) throws IOException {
        PosixFileAttributeView owners = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (owners != null && owners.readAttributes().permissions().stream().anyMatch(permissions::contains)) {
            throw problem("others than its owner may " + what + " " + file + "; chmod 600 mends that");
        }
    }
}
