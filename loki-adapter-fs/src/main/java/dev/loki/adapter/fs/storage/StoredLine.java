package dev.loki.adapter.fs.storage;

/**
 * One line as it stands in the file.
 *
 * @param start the offset of its first byte
 * @param bytes what stands before the line's end
 * @param ending how it ends
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record StoredLine(long start, byte[] bytes, Ending ending) {

    /** The longest line that is written or read, in bytes. */
    public static final int MAX_LENGTH = 16 * 1024 * 1024;

    /** How a line ends. */
    public enum Ending {
        /** With a newline, as every line that was written to its end. */
        NEWLINE,
        /** With the file. */
        END_OF_FILE,
        /** Beyond {@link #MAX_LENGTH}; the bytes are cut. */
        TOO_LONG
    }
}
