package dev.loki.domain.scan;

import java.util.Arrays;

/** What the characters of base64 stand for (RFC 4648), read in place: a text may be full of it. */
final class Base64Digits {

    private static final String ALPHANUMERIC = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    /** Section 4; -1 for all other bytes. */
    static final byte[] STANDARD = valuesOf(ALPHANUMERIC + "+/");

    /** Section 5; -1 for all other bytes. */
    static final byte[] URL = valuesOf(ALPHANUMERIC + "-_");

    private Base64Digits() {}

    private static byte[] valuesOf(String alphabet) {
        byte[] values = new byte[256];
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }
}
