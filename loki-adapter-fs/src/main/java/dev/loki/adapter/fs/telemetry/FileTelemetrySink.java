package dev.loki.adapter.fs.telemetry;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.UnusableFileException;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.ports.telemetry.Signal;
import dev.loki.ports.telemetry.TelemetrySink;
import dev.loki.ports.telemetry.TelemetrySinkException;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Lines in {@code traces.jsonl} and {@code metrics.jsonl} of one folder, which is made at the first line. Each line is one
 * write, alone: a lock on {@code .lock} keeps other processes out. What a crash left half written gets an end of its own.
 * Nothing is forced to the disk. No link is followed, neither in a file's place nor on the way to the folder. Thread-safe.
 */
public final class FileTelemetrySink implements TelemetrySink {

    /** The size, in bytes, from which on a file is set aside. */
    public static final long ROTATED_FROM = 16 << 20;

    /** How many files of a signal that were set aside are kept. */
    public static final int ROTATED_FILES = 10;

    private final Path folder;
    private final FileMutex mutex;
    private final InstantSource clock;
    private final long rotatedFrom;

    /**
     * @param folder its real path, whether or not it is there, on a local file system
     * @param clock names the files that are set aside
     */
    public FileTelemetrySink(Path folder, InstantSource clock) {
        this(folder, clock, ROTATED_FROM);
    }

    FileTelemetrySink(Path folder, InstantSource clock, long rotatedFrom) {
        this.folder = folder.toAbsolutePath();
        this.mutex = new FileMutex(this.folder.resolve(".lock"));
        this.clock = clock;
        this.rotatedFrom = rotatedFrom;
    }

    /** Where the lines of a signal are, the last ones. */
    public static Path file(Path folder, Signal signal) {
        return folder.resolve(signal.wireName() + LineFile.SUFFIX);
    }

    @Override
    public void append(Signal signal, byte[] utf8, int length) {
        TelemetrySink.requireLine(utf8, length);
        LineFile file = new LineFile(file(folder, signal));
        try {
            PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
            requireNoLink();
            mutex.holding(() -> {
                file.rotateFrom(rotatedFrom, ROTATED_FILES, clock.instant());
                file.append(utf8, length);
                return file;
            });
        } catch (IOException e) {
            throw new TelemetrySinkException(
                    "cannot write " + file + ": " + IoReason.of(e) + "; " + IoReason.adviceToWrite(e), e);
        }
    }

    private void requireNoLink() throws IOException {
        Path real = folder.toRealPath();
        if (!real.equals(folder)) {
            throw new UnusableFileException("a link leads to " + real + "; expected a folder");
        }
    }
}
