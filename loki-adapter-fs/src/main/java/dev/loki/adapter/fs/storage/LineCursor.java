package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.storage.StoredLine.Ending;
import java.io.IOException;
import java.util.Arrays;

/**
 * Goes through the lines of a file without copying each: the line stands in {@link #buffer}, and only until the next. In
 * memory bounded by the longest line. Not thread-safe; interrupts do not disturb it.
 */
public final class LineCursor {

    private static final int BLOCK = 64 * 1024;

    private final StorageFile file;
    private final byte[] block = new byte[BLOCK];
    private byte[] buffer = new byte[0];
    /** The offset of the buffer's first byte. */
    private long bufferStart;

    private int filled;
    /** Where the line begins and ends in the buffer. */
    private int from;

    private int to;
    /** Where the next line begins in the buffer. */
    private int next;
    /** How much of a line that is too long was let go. */
    private long skipped;

    private Ending ending = Ending.NEWLINE;

    /** A cursor over an open file, which stays open. */
    public LineCursor(StorageFile file) {
        this.file = file;
    }

    /** Goes on to the next line; false at the end of the file. */
    public boolean advance() throws IOException {
        from = next;
        skipped = 0;
        int searched = next;
        while (true) {
            int newline = newline(searched);
            if (newline < filled) {
                return found(newline, newline + 1, Ending.NEWLINE);
            }
            if (skipped > 0 || filled - from > StoredLine.MAX_LENGTH) {
                skip();
            }
            searched = filled - shift();
            if (!fill()) {
                return (skipped > 0 || filled > from) && found(filled, filled, Ending.END_OF_FILE);
            }
        }
    }

    /** Goes on from an offset, with what stands there now. */
    public void seek(long offset) {
        bufferStart = offset;
        filled = 0;
        next = 0;
    }

    /** The offset of the next line. */
    public long position() {
        return bufferStart + next;
    }

    /** The offset of the line. */
    public long start() {
        return bufferStart + from - skipped;
    }

    /** Holds the line, from {@link #from} to before {@link #to}; not to be changed. */
    public byte[] buffer() {
        return buffer;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    public Ending ending() {
        return ending;
    }

    /** A copy of the line. */
    public StoredLine line() {
        int end = Math.min(to, from + StoredLine.MAX_LENGTH + 1);
        return new StoredLine(start(), Arrays.copyOfRange(buffer, from, end), ending);
    }

    private boolean found(int end, int nextLine, Ending how) {
        to = end;
        next = nextLine;
        ending = skipped > 0 || to - from > StoredLine.MAX_LENGTH ? Ending.TOO_LONG : how;
        return true;
    }

    /** Of a line that is too long, what was read is not needed. */
    private void skip() {
        skipped += filled - from;
        from = filled;
    }

    /** Moves the line's beginning to that of the buffer; returns how far. */
    private int shift() {
        int distance = from;
        System.arraycopy(buffer, from, buffer, 0, filled - from);
        bufferStart += distance;
        filled -= distance;
        from = 0;
        next = 0;
        return distance;
    }

    private int newline(int searched) {
        int at = searched;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        int count = file.read(bufferStart + filled, block);
        if (count <= 0) {
            return false;
        }
        if (filled + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, filled + count));
        }
        System.arraycopy(block, 0, buffer, filled, count);
        filled += count;
        return true;
    }
}
