package dev.loki.adapter.otlp.wire;

import java.util.Arrays;

/**
 * A message at the beginning of a buffer. It is there until its request changes, which then writes into the same buffer.
 *
 * @param buffer may be longer than the message
 * @param length of the message in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // a view, which nobody compares
public record Encoded(byte[] buffer, int length) {

    /** A message that is a whole array. */
    public static Encoded of(byte[] message) {
        return new Encoded(message, message.length);
    }

    /** The message by itself. */
    public byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }
}
