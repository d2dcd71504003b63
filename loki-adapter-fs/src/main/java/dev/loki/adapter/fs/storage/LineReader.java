package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.storage.StoredLine.Ending;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, forwards, in memory bounded by the longest line. Not thread-safe; interrupts do not disturb it. */
public final class LineReader implements Closeable {

    private static final int BUFFER = 64 * 1024;

    private final StorageFile file;
    private final byte[] buffer = new byte[BUFFER];
    private long bufferStart;
    private int filled;
    private int next;

    /** The lines of an open file, which is closed with this. */
    public LineReader(StorageFile file) {
        this.file = file;
    }

    /**
     * The lines of a file.
     *
     * @throws java.nio.file.NoSuchFileException where nothing is there
     */
    public static LineReader open(Storage storage, Path path) throws IOException {
        return new LineReader(storage.openToRead(path));
    }

    /** The next line; null at the end of the file. */
    public @Nullable StoredLine next() throws IOException {
        if (next == filled && !fill()) {
            return null;
        }
        long start = bufferStart + next;
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        do {
            int end = newlineOrEnd();
            line.write(buffer, next, Math.min(end - next, StoredLine.MAX_LENGTH + 1 - line.size()));
            next = end;
            if (end < filled) {
                next++;
                return line(start, line, Ending.NEWLINE);
            }
        } while (fill());
        return line(start, line, Ending.END_OF_FILE);
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

    @Override
    public void close() throws IOException {
        file.close();
    }

    private static StoredLine line(long start, ByteArrayOutputStream bytes, Ending ending) {
        return new StoredLine(
                start, bytes.toByteArray(), bytes.size() > StoredLine.MAX_LENGTH ? Ending.TOO_LONG : ending);
    }

    private int newlineOrEnd() {
        int at = next;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        bufferStart += filled;
        next = 0;
        filled = file.read(bufferStart, buffer);
        return filled > 0;
    }
}
