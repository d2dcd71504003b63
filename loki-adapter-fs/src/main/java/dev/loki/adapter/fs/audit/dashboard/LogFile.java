package dev.loki.adapter.fs.audit.dashboard;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A log file in the hands of the one that may append: it holds the flock. It is no channel, so that interrupts do not
 * close it. Not thread-safe.
 */
final class LogFile implements Closeable {

    private final Path path;
    private final Flock lock;
    private final RandomAccessFile file;

    private LogFile(Path path, Flock lock, RandomAccessFile file) {
        this.path = path;
        this.lock = lock;
        this.file = file;
    }

    /** Opens the file, and creates it where it is not there. */
    static LogFile open(Path path) throws IOException {
        while (true) {
            PrivateFiles.createFile(path);
            RegularFile.requireRegular(path);
            Flock lock = Flock.exclusive(path);
            try {
                if (isStillNamed(lock, path)) {
                    return new LogFile(path, lock, new RandomAccessFile(path.toFile(), "rw"));
                }
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
            lock.close();
        }
    }

    Path path() {
        return path;
    }

    long size() throws IOException {
        return file.length();
    }

    /** Appends a line: either the whole of it is durable, or the file is as it was. */
    void append(String line) throws IOException {
        long before = file.length();
        try {
            file.seek(before);
            file.write((line + "\n").getBytes(StandardCharsets.US_ASCII));
            file.getFD().sync();
        } catch (IOException e) {
            try {
                cutBackTo(before);
            } catch (IOException again) {
                e.addSuppressed(again);
            }
            throw e;
        }
    }

    void cutBackTo(long length) throws IOException {
        file.setLength(length);
        file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
        try (lock) {
            file.close();
        }
    }

    /** While the lock was waited for, the original's writer may have given the file another name. */
    private static boolean isStillNamed(Flock lock, Path path) throws IOException {
        try {
            return Files.isSameFile(lock.lockedFile(), path);
        } catch (NoSuchFileException e) {
            return false;
        }
    }
}
