package dev.loki.domain.trace;

import java.util.HexFormat;

/**
 * A W3C span id (parent-id): 8 bytes, not all zero (Trace Context, section 3.2.2.4).
 *
 * @param value the bytes, big-endian
 */
public record SpanId(long value) {

    public SpanId {
        if (value == 0) {
            throw new IllegalArgumentException("a span id must not be all zero");
        }
    }

    /**
     * Reads 16 lower-case hex digits.
     *
     * @throws IllegalArgumentException where the text is anything else, or all zero
     */
    public static SpanId parse(String hex) {
        requireLowerHex(hex, 16);
        return new SpanId(HexFormat.fromHexDigitsToLong(hex));
    }

    /** 16 lower-case hex digits. */
    public String hex() {
        return HexFormat.of().toHexDigits(value);
    }

    @Override
    public String toString() {
        return hex();
    }

    static void requireLowerHex(String text, int length) {
        boolean valid = text.length() == length;
        for (int i = 0; valid && i < length; i++) {
            char c = text.charAt(i);
            valid = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        if (!valid) {
            throw new IllegalArgumentException("expected " + length + " lower-case hex digits");
        }
    }
}
