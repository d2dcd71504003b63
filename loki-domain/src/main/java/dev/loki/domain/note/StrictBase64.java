package dev.loki.domain.note;

import java.util.Base64;

/** Standard base64 with padding (RFC 4648, section 4), where one sequence of bytes has one spelling. */
final class StrictBase64 {

    private StrictBase64() {}

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The decoder of the JDK would also take text without its padding, or with stray bits in it. */
    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NoteFormatException("expected standard base64");
        }
        if (!encode(bytes).equals(text)) {
            throw new NoteFormatException("expected standard base64, with its padding and without stray bits");
        }
        return bytes;
    }
}
