package dev.loki.ports.telemetry;

/**
 * Keeps telemetry on this machine, one line a request. It is bounded: what is oldest goes where room is needed.
 * Thread-safe, and other processes may append to the same sink.
 */
public interface TelemetrySink {

    /** The longest line, in bytes without its end. */
    int MAX_LINE = 4 << 20;

    /**
     * Appends a line, whole or not at all.
     *
     * @param utf8 holds the line, without its end; it may be changed once this returns
     * @param length of the line, from the first byte on
     * @throws IllegalArgumentException where the line is empty, longer than {@value #MAX_LINE} bytes or no one line
     * @throws TelemetrySinkException where it could not be written
     */
    void append(Signal signal, byte[] utf8, int length);

    /**
     * Checks what {@link #append} takes.
     *
     * @throws IllegalArgumentException as {@link #append} does
     */
    static void requireLine(byte[] utf8, int length) {
        if (length < 1 || length > MAX_LINE) {
            throw new IllegalArgumentException("a line is 1 to " + MAX_LINE + " bytes long, not " + length);
        }
        for (int i = 0; i < length; i++) {
            if (utf8[i] == '\n') {
                throw new IllegalArgumentException("a line must not hold a line feed");
            }
        }
    }
}
