package dev.loki.adapter.otlp.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that grow at their end. Not thread-safe. */
final class WireBuffer {

    /** The two digits of each byte, and of each number below 100. */
    private static final byte[] HEX_PAIRS = pairs("0123456789abcdef");

    private static final byte[] DECIMAL_PAIRS = pairs("0123456789");

    /** What may stand in JSON text as it is. */
    private static final boolean[] PLAIN = plain();

    /** The digits of the largest long. */
    private static final int LONGEST_DECIMAL = 19;

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

    /** What stands from a position on. */
    byte[] copy(int from) {
        return Arrays.copyOfRange(bytes, from, length);
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
            if (c >= PLAIN.length || !PLAIN[c]) {
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
        reserve(2 * Long.BYTES);
        for (int shift = Long.SIZE - 8; shift >= 0; shift -= 8) {
            pair(HEX_PAIRS, (int) (bits >>> shift) & 0xff, length);
            length += 2;
        }
    }

    /** Appends a number that is not negative, in decimal digits. */
    void decimal(long number) {
        int digits = digits(number);
        reserve(digits);
        length += digits;
        int at = length;
        long rest = number;
        while (rest >= 10) {
            at -= 2;
            pair(DECIMAL_PAIRS, (int) (rest % 100), at);
            rest /= 100;
        }
        if (digits % 2 == 1) {
            bytes[at - 1] = (byte) ('0' + rest);
        }
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

    /** Puts the pair of that number at a position. */
    private void pair(byte[] pairs, int number, int at) {
        bytes[at] = pairs[2 * number];
        bytes[at + 1] = pairs[2 * number + 1];
    }

    private static byte[] pairs(String digits) {
        StringBuilder pairs = new StringBuilder();
        digits.chars().forEach(first -> digits.chars()
                .forEach(second -> pairs.append((char) first).append((char) second)));
        return pairs.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        Arrays.fill(plain, ' ', plain.length, true);
        plain['"'] = false;
        plain['\\'] = false;
        return plain;
    }

    private static int digits(long number) {
        int digits = 1;
        long bound = 10;
        while (digits < LONGEST_DECIMAL && number >= bound) {
            bound *= 10;
            digits++;
        }
        return digits;
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
