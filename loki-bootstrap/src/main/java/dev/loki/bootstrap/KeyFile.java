package dev.loki.bootstrap;

import dev.loki.domain.scan.FingerprintKey;
import java.nio.file.Path;
import java.util.function.Function;

/** Files that hold a secret key: all of their bytes count. */
final class KeyFile {

    private static final int LONGEST = 4096;

    private KeyFile() {}

    /**
     * Reads the key under which masked secrets are recognised again.
     *
     * @param project the key must not lie within it, where agents read
     * @throws ConfigurationException where it cannot be used
     */
    static FingerprintKey read(Path file, Path project) {
        return read("LOKI_FINGERPRINT_KEY_FILE", file, project, FingerprintKey::of);
    }

    /**
     * Reads a key.
     *
     * @param variable names the file
     * @param maker makes it of the file's bytes; throws an IllegalArgumentException where they are too few
     * @throws ConfigurationException where it cannot be used
     */
    static <K> K read(String variable, Path file, Path project, Function<byte[], K> maker) {
        OwnersFile key = new OwnersFile(variable, file, project);
        byte[] bytes = key.read(LONGEST);
        key.requireSecret();
        try {
            return maker.apply(bytes);
        } catch (IllegalArgumentException e) {
            throw key.problem(file + ": " + e.getMessage());
        }
    }
}
