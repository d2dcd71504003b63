package dev.loki.adapter.fs.storage;

import java.io.Closeable;
import java.io.IOException;

/** An open file. An interrupt neither closes it nor ends what it does. Not thread-safe. */
public interface StorageFile extends Closeable {

    /** In bytes. */
    long length() throws IOException;

    /**
     * Reads from a position into the whole array, or as far as the file goes.
     *
     * @return how many bytes were read
     */
    int read(long position, byte[] into) throws IOException;

    /**
     * Writes the first bytes of an array, all of them, at a position.
     *
     * @throws IOException where not all could be written; some may have been
     */
    void write(long position, byte[] bytes, int count) throws IOException;

    /** Cuts the file, or lengthens it with zeros. */
    void setLength(long length) throws IOException;

    /** Makes the bytes and the length last. After a failure nothing that this object says can be trusted. */
    void sync() throws IOException;
}
