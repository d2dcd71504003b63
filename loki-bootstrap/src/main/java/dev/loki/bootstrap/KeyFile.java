package dev.loki.bootstrap;

import dev.loki.domain.scan.FingerprintKey;
import java.nio.file.Path;

/** The file that holds the key under which masked secrets are recognised again: at least 16 bytes, all of which count. */
final class KeyFile {

    private static final int LONGEST = 4096;

    private KeyFile() {}

    /**
     * Reads the key.
     *
     * @param project the key must not lie within it, where agents read
     * @throws ConfigurationException where it cannot be used
     */
    static FingerprintKey read(Path file, Path project) {
        OwnersFile key = new OwnersFile("LOKI_FINGERPRINT_KEY_FILE", file, project);
        byte[] bytes = key.read(LONGEST);
        key.requireSecret();
        try {
            return FingerprintKey.of(bytes);
        } catch (IllegalArgumentException e) {
            throw key.problem(file + ": " + e.getMessage());
        }
    }
}
