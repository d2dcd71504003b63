package dev.loki.adapter.fs.tracker;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.WriteTurn;
import java.io.IOException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Turns that are kept by lock files, one for each service. Nothing is made before the first write. Thread-safe. */
public final class FileWriteTurn implements WriteTurn {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Path folder;
    private final Duration patience;

    /** @param folder such as {@code .loki/integrations}, on a local file system */
    public FileWriteTurn(Path folder) {
        this(folder, PATIENCE);
    }

    FileWriteTurn(Path folder, Duration patience) {
        this.folder = folder;
        this.patience = patience;
    }

    @Override
    public <T> T inTurn(String service, Supplier<T> write) {
        List<T> written = new ArrayList<>(1);
        try {
            PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
            FileMutex mutex = FileMutex.ofLongWork(folder.resolve(service + ".lock"));
            long end = System.nanoTime() + patience.toNanos();
            while (!mutex.tryHolding(() -> written.add(write.get()))) {
                if (System.nanoTime() - end >= 0) {
                    throw busy(service);
                }
                Thread.sleep(PAUSE.toMillis());
            }
            return written.get(0);
        } catch (IOException e) {
            throw new TrackerException(
                    Trouble.PASSING,
                    "not sent: cannot lock " + folder.resolve(service + ".lock") + ": " + IoReason.of(e) + "; "
                            + IoReason.adviceToWrite(e),
                    Duration.ZERO,
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TrackerException(
                    Trouble.PASSING, "interrupted while others wrote to " + service, Duration.ZERO, e);
        }
    }

    private TrackerException busy(String service) {
        return new TrackerException(
                Trouble.PASSING,
                "not sent: another command or run of this project has been writing to " + service + " for "
                        + patience.toSeconds() + " s; try again once it is through");
    }
}
