package dev.loki.domain.trace;

import java.util.HexFormat;

/**
 * A W3C trace id: 16 bytes, not all zero (Trace Context, section 3.2.2.3).
 *
 * @param high the first eight bytes, big-endian
 * @param low the last eight bytes, big-endian
 */
public record TraceId(long high, long low) {

    public TraceId {
        if (high == 0 && low == 0) {
            throw new IllegalArgumentException("a trace id must not be all zero");
        }
    }

    /**
     * Reads 32 lower-case hex digits.
     *
     * @throws IllegalArgumentException where the text is anything else, or all zero
     */
    public static TraceId parse(String hex) {
        SpanId.requireLowerHex(hex, 32);
        return new TraceId(HexFormat.fromHexDigitsToLong(hex, 0, 16), HexFormat.fromHexDigitsToLong(hex, 16, 32));
    }

    /** 32 lower-case hex digits. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(high) + format.toHexDigits(low);
    }

    @Override
    public String toString() {
        return hex();
    }
}
