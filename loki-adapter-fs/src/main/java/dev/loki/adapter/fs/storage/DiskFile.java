package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.io.RandomAccessFile;

/** A file on the disk. No channel, because an interrupt closes a channel. */
final class DiskFile implements StorageFile {

    private final RandomAccessFile file;

    DiskFile(RandomAccessFile file) {
        this.file = file;
    }

    @Override
    public long length() throws IOException {
        return file.length();
    }

    @Override
    public int read(long position, byte[] into) throws IOException {
        file.seek(position);
        int filled = 0;
        while (filled < into.length) {
            int count = file.read(into, filled, into.length - filled);
            if (count < 0) {
                break;
            }
            filled += count;
        }
        return filled;
    }

    /** {@link RandomAccessFile#write} goes on after a short write, and fails where the disk is full. */
    @Override
    public void write(long position, byte[] bytes, int count) throws IOException {
        file.seek(position);
        file.write(bytes, 0, count);
    }

    @Override
    public void setLength(long length) throws IOException {
        file.setLength(length);
    }

    @Override
    public void sync() throws IOException {
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
