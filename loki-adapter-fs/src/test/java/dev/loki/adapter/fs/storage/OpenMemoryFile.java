package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.nio.file.Path;

/** An open file of a {@link MemoryStorage}. */
final class OpenMemoryFile implements StorageFile {

    private final MemoryFile file;
    private final Path name;
    private final Steps steps;

    OpenMemoryFile(MemoryFile file, Path name, Steps steps) {
        this.file = file;
        this.name = name;
        this.steps = steps;
    }

    @Override
    public long length() {
        return file.length();
    }

    @Override
    public int read(long position, byte[] into) {
        byte[] bytes = file.bytes();
        int from = (int) Math.min(position, bytes.length);
        int count = Math.min(into.length, bytes.length - from);
        System.arraycopy(bytes, from, into, 0, count);
        return count;
    }

    /** One that fails has written half of it, as a full disk does. */
    @Override
    public void write(long position, byte[] bytes, int count) throws IOException {
        try {
            steps.take(Step.WRITE, name);
        } catch (IOException e) {
            file.write((int) position, bytes, count / 2);
            throw e;
        }
        file.write((int) position, bytes, count);
    }

    @Override
    public void setLength(long length) throws IOException {
        steps.take(Step.SET_LENGTH, name);
        file.setLength((int) length);
    }

    @Override
    public void sync() throws IOException {
        try {
            steps.take(Step.SYNC, name);
        } catch (IOException e) {
            file.failToSync();
            throw e;
        }
        file.sync();
    }

    @Override
    public void close() {
        // nothing to give back
    }
}
