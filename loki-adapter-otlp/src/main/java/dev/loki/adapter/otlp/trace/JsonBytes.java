package dev.loki.adapter.otlp.trace;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** JSON text growing as UTF-8 bytes. Not thread-safe. */
final class JsonBytes {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_CHARACTER = 6;

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    /** Forgets everything after the first {@code newLength} bytes. */
    void truncate(int newLength) {
        length = newLength;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** Appends text of ASCII characters as it is. */
    JsonBytes raw(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            put(ascii.charAt(i));
        }
        return this;
    }

    /** Appends a 64-bit integer the way OTLP wants it: as a decimal string. */
    JsonBytes int64(long value) {
        return raw("\"").raw(Long.toString(value)).raw("\"");
    }

    /** Appends a string; half of a surrogate pair becomes U+FFFD, because it has no UTF-8 form. */
    JsonBytes string(String text) {
        raw("\"");
        for (int i = 0; i < text.length(); i++) {
            reserve(LONGEST_CHARACTER);
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else if (Character.isSurrogate(c)) {
                i += surrogate(text, i);
            } else {
                multiByte(c);
            }
        }
        return raw("\"");
    }

    private void ascii(char c) {
        if (c >= ' ' && c != '"' && c != '\\') {
            put(c);
        } else if (c >= ' ') {
            put('\\');
            put(c);
        } else {
            raw("\\u00");
            put(HEX[c >> 4]);
            put(HEX[c & 0xf]);
        }
    }

    /** Appends the character at {@code i} and returns how many chars it took beyond the first. */
    private int surrogate(String text, int i) {
        int codePoint = text.codePointAt(i);
        boolean isPair = Character.isSupplementaryCodePoint(codePoint);
        multiByte(isPair ? codePoint : 0xfffd);
        return isPair ? 1 : 0;
    }

    /** RFC 3629, section 3. */
    private void multiByte(int c) {
        if (c < 0x800) {
            put(0xc0 | (c >> 6));
        } else if (c < 0x10000) {
            put(0xe0 | (c >> 12));
            put(continuation(c >> 6));
        } else {
            put(0xf0 | (c >> 18));
            put(continuation(c >> 12));
            put(continuation(c >> 6));
        }
        put(continuation(c));
    }

    private static int continuation(int bits) {
        return 0x80 | (bits & 0x3f);
    }

    private void put(int b) {
        bytes[length++] = (byte) b;
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
