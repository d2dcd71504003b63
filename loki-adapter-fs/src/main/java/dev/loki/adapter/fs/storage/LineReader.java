package dev.loki.adapter.fs.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The lines of a file, forwards, in memory bounded by the longest line. Not thread-safe; interrupts do not disturb it. */
public final class LineReader implements Closeable {

    private final StorageFile file;
    private final LineCursor cursor;

    /** The lines of an open file, which is closed with this. */
    public LineReader(StorageFile file) {
        this.file = file;
        this.cursor = new LineCursor(file);
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
        return cursor.advance() ? cursor.line() : null;
    }

    /** Goes on from an offset, with what stands there now. */
    public void seek(long offset) {
        cursor.seek(offset);
    }

    /** The offset of the next line. */
    public long position() {
        return cursor.position();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
