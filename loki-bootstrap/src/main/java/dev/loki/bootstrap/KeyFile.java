package dev.loki.bootstrap;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.scan.FingerprintKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** The file that holds the key under which masked secrets are recognised again: at least 16 bytes, all of which count. */
final class KeyFile {

    private static final String VARIABLE = "LOKI_FINGERPRINT_KEY_FILE";
    private static final int LONGEST = 4096;
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @param project the key must not lie within it, where agents read
     * @throws ConfigurationException where it cannot be used
     */
    static FingerprintKey read(Path file, Path project) {
        try {
            if (file.toRealPath().startsWith(project.toRealPath())) {
                throw problem(file + " is within the project; keep the key where agents do not read");
            }
            PosixFileAttributeView owners = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (owners != null && owners.readAttributes().permissions().stream().anyMatch(OTHERS::contains)) {
                throw problem("others than its owner may read or write " + file + "; chmod 600 mends that");
            }
            return FingerprintKey.of(RegularFile.read(file, LONGEST));
        } catch (IOException e) {
            throw problem("cannot read " + file + ": " + IoReason.of(e));
        } catch (IllegalArgumentException e) {
            throw problem(file + ": " + e.getMessage());
        }
    }

    private static ConfigurationException problem(String text) {
        return new ConfigurationException(List.of(VARIABLE + ": " + text));
    }
}
