package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.digest.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of a whole file, in constant memory. */
final class FileHash {

    private static final int BLOCK = 64 * 1024;

    private FileHash() {}

    /** In bare lower-case hex. */
    static String of(StorageFile file) throws IOException {
        MessageDigest digest = Sha256.begin();
        byte[] block = new byte[BLOCK];
        long position = 0;
        for (int count = file.read(0, block); count > 0; count = file.read(position, block)) {
            digest.update(block, 0, count);
            position += count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
