package dev.loki.application.forward;

import java.util.Arrays;

/**
 * One entry as it stands in its file.
 *
 * @param bytes all its bytes, newlines included
 * @param end the offset after it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Unit(byte[] bytes, long end) {

    long start() {
        return end - bytes.length;
    }

    /** The bytes without the last newline. */
    byte[] line() {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }
}
