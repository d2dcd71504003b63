package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.adapter.fs.storage.DiskStorage;
import dev.loki.adapter.fs.storage.LineReader;
import dev.loki.adapter.fs.storage.StoredLine;
import dev.loki.ports.checkpoint.ChainLines;
import dev.loki.ports.checkpoint.CheckpointException;
import dev.loki.ports.checkpoint.OverlongLineException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The lines of {@code audit.jsonl}, or of an older segment, read without the lock while others append. Thread-safe. */
public final class FileChainLines implements ChainLines {

    private final Path file;
    private final FileMutex mutex;

    /**
     * @param folder the one of {@link FileAuditLog}
     */
    public FileChainLines(Path folder) {
        this(folder, ChainFiles.LOG_NAME);
    }

    /** Of any segment. */
    FileChainLines(Path folder, String name) {
        this.file = folder.resolve(name);
        this.mutex = new FileMutex(folder.resolve(ChainFiles.LOG_NAME + ".lock"));
    }

    /** Who holds the lock has written no half, and what he wrote is on the disk once this has synced it. */
    @Override
    public long settled() {
        try {
            return mutex.holding(this::sync);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void read(long offset, LineConsumer consumer) {
        try (LineReader lines = LineReader.open(new DiskStorage(), standing())) {
            lines.seek(offset);
            StoredLine line = lines.next();
            while (line != null && line.ending() == StoredLine.Ending.NEWLINE && hand(line, consumer)) {
                line = lines.next();
            }
            if (line != null && line.ending() == StoredLine.Ending.TOO_LONG) {
                throw new OverlongLineException(
                        file + ": the line at byte " + line.start() + " is longer than any that is written");
            }
        } catch (NoSuchFileException e) {
            return; // a chain that has not begun has no lines
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** A crash may have kept a new segment from its place. */
    private Path standing() {
        Path next = file.resolveSibling(ChainFiles.NEXT_NAME);
        boolean isLog = file.endsWith(ChainFiles.LOG_NAME);
        return isLog && !Files.exists(file) && Files.exists(next) ? next : file;
    }

    private long sync() throws IOException {
        RegularFile.requireRegular(file);
        try (RandomAccessFile chain = new RandomAccessFile(file.toFile(), "r")) {
            chain.getFD().sync();
            return chain.length();
        }
    }

    private CheckpointException unreadable(IOException e) {
        return new CheckpointException("cannot read " + file + ": " + IoReason.of(e), e);
    }

    private static boolean hand(StoredLine line, LineConsumer consumer) {
        return consumer.accept(line.bytes(), line.start() + line.bytes().length + 1);
    }
}
