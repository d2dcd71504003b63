package dev.loki.adapter.otlp.wire;

/**
 * A request in a buffer that is used again.
 *
 * @param bytes begin with it
 * @param length its own
 */
@SuppressWarnings("ArrayRecordComponent") // a view of bytes, not a value
public record RequestBody(byte[] bytes, int length) {

    /** All of an array. */
    public static RequestBody of(byte[] whole) {
        return new RequestBody(whole, whole.length);
    }
}
