package dev.loki.domain.approval;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Texts with their length before them, so that no two lists of texts have the same bytes. */
final class Prefixed {

    private Prefixed() {}

    /** The length in bytes as 32 bits, big endian, and the text in UTF-8. */
    static byte[] text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .array();
    }
}
