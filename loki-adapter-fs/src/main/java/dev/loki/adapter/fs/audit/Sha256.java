package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 in bare lower-case hex. */
final class Sha256 {

    private static final int BLOCK = 64 * 1024;

    private Sha256() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    /** Of a whole file, in constant memory. */
    static String of(StorageFile file) throws IOException {
        MessageDigest digest = digest();
        byte[] block = new byte[BLOCK];
        long position = 0;
        for (int count = file.read(0, block); count > 0; count = file.read(position, block)) {
            digest.update(block, 0, count);
            position += count;
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
