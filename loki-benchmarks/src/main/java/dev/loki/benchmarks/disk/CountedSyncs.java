package dev.loki.benchmarks.disk;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.FileStamp;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/** The disk, with its syncs of files counted. Thread-safe. */
public final class CountedSyncs implements Storage {

    private final Storage disk = new DiskStorage();
    private final LongAdder syncs = new LongAdder();

    public long syncs() {
        return syncs.sum();
    }

    @Override
    public void createFolder(Path folder) throws IOException {
        disk.createFolder(folder);
    }

    @Override
    public StorageFile open(Path file) throws IOException {
        return new CountedFile(disk.open(file), syncs);
    }

    @Override
    public StorageFile create(Path file) throws IOException {
        return new CountedFile(disk.create(file), syncs);
    }

    @Override
    public StorageFile openToRead(Path file) throws IOException {
        return disk.openToRead(file);
    }

    @Override
    public FileStamp stamp(Path file) throws IOException {
        return disk.stamp(file);
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        return disk.names(folder);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        disk.syncFolder(folder);
    }

    @Override
    public <T> T exclusively(Path lockFile, IoAction<T> action) throws IOException {
        return disk.exclusively(lockFile, action);
    }

    private record CountedFile(StorageFile file, LongAdder syncs) implements StorageFile {

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] into) throws IOException {
            return file.read(position, into);
        }

        @Override
        public void write(long position, byte[] bytes, int count) throws IOException {
            file.write(position, bytes, count);
        }

        @Override
        public void setLength(long length) throws IOException {
            file.setLength(length);
        }

        @Override
        public void sync() throws IOException {
            syncs.increment();
            file.sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
