package dev.loki.adapter.otlp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
final class WireBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] bytes = new byte[4096];
    private int length;

    int length() {
        return length;
    }

    /** Forgets everything after the first {@code newLength} bytes. */
    void truncate(int newLength) {
        length = newLength;
    }

    byte at(int position) {
        return bytes[position];
    }

    void set(int position, int b) {
        bytes[position] = (byte) b;
    }

    /** What is in it, until it changes. */
    Encoded encoded() {
        return new Encoded(bytes, length);
    }

    void put(int b) {
        reserve(1);
        bytes[length++] = (byte) b;
    }

    void put(byte[] more) {
        put(more, 0);
    }

    /** Appends the bytes from a position on. */
    void put(byte[] more, int from) {
        int count = more.length - from;
        reserve(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
    }

    void put(Encoded more) {
        reserve(more.length());
        System.arraycopy(more.buffer(), 0, bytes, length, more.length());
        length += more.length();
    }

    /** Appends text of ASCII characters. */
    void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /**
     * Appends the characters of a text from {@code start} on, up to one that is not ASCII, or that JSON does not take as
     * it is.
     *
     * @return where that one is; the text's length where there is none
     */
    int plainAscii(String text, int start) {
        reserve(text.length() - start);
        byte[] to = bytes;
        int at = length;
        int i = start;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x80 || c == '"' || c == '\\') {
                break;
            }
            to[at++] = (byte) c;
            i++;
        }
        length = at;
        return i;
    }

    /** As well, up to a character that is not ASCII. */
    int anyAscii(String text, int start) {
        reserve(text.length() - start);
        byte[] to = bytes;
        int at = length;
        int i = start;
        while (i < text.length() && text.charAt(i) < 0x80) {
            to[at++] = (byte) text.charAt(i++);
        }
        length = at;
        return i;
    }

    /** Appends 16 lower-case hex digits. */
    void hex(long bits) {
        reserve(Long.BYTES * 2);
        for (int shift = Long.SIZE - 4; shift >= 0; shift -= 4) {
            bytes[length++] = HEX[(int) (bits >>> shift) & 0xf];
        }
    }

    /** Appends a number that is not negative, in decimal digits. */
    void decimal(long number) {
        int digits = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            digits++;
        }
        reserve(digits);
        long rest = number;
        for (int at = length + digits - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** Appends eight bytes, the first the highest. */
    void bigEndian(long bits) {
        reserve(Long.BYTES);
        for (int shift = Long.SIZE - 8; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (bits >>> shift);
        }
    }

    /** Appends this many bytes, the first the lowest. */
    void littleEndian(long bits, int count) {
        reserve(count);
        for (int i = 0; i < count; i++) {
            bytes[length++] = (byte) (bits >>> (8 * i));
        }
    }

    /** Appends a base-128 number, the lowest seven bits first. */
    void varint(long bits) {
        long left = bits;
        while ((left & ~0x7fL) != 0) {
            put((int) left | 0x80);
            left >>>= 7;
        }
        put((int) left);
    }

    /** Makes room for so many bytes at a position, by moving what stands there. */
    void insert(int position, int count) {
        reserve(count);
        System.arraycopy(bytes, position, bytes, position + count, length - position);
        length += count;
    }

    /**
     * Appends the character at {@code i} of a text as UTF-8 (RFC 3629, section 3), where it is not ASCII; half of a
     * surrogate pair, which has no such form, becomes U+FFFD.
     *
     * @return how many further chars of the text that took
     */
    int multiByte(String text, int i) {
        int c = text.codePointAt(i);
        if (c < 0x800) {
            put(0xc0 | (c >> 6));
        } else if (c < 0x10000) {
            c = Character.isSurrogate((char) c) ? 0xfffd : c;
            put(0xe0 | (c >> 12));
            put(continuation(c >> 6));
        } else {
            put(0xf0 | (c >> 18));
            put(continuation(c >> 12));
            put(continuation(c >> 6));
        }
        put(continuation(c));
        return c < 0x10000 ? 0 : 1;
    }

    private static int continuation(int bits) {
        return 0x80 | (bits & 0x3f);
    }

    private void reserve(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
