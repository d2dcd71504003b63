package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.WholeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a file of somebody else's: whole, through a link, and with the mode that it had. */
final class SettingsFile {

    private SettingsFile() {}

    /** @param bytes what it is to hold; null deletes it */
    static void put(Path file, byte @Nullable [] bytes) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file;
        if (bytes == null) {
            Files.delete(real);
            return;
        }
        Set<PosixFilePermission> mode = mode(real);
        Files.createDirectories(parent(real));
        WholeFile.write(real, bytes);
        if (mode != null) {
            Files.setPosixFilePermissions(real, mode);
        }
    }

    private static Path parent(Path file) {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private static @Nullable Set<PosixFilePermission> mode(Path file) throws IOException {
        boolean known = Files.exists(file)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known ? Files.getPosixFilePermissions(file) : null;
    }
}
