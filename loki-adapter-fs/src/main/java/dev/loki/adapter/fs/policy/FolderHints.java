package dev.loki.adapter.fs.policy;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's hints that something in a folder changed. They only shorten the waiting: a system that has none,
 * or no more of them to give, and a folder that is not there make it as long as it may be. For one thread.
 */
final class FolderHints implements AutoCloseable {

    /** A writer needs a moment to finish; half a file would be reported. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private final Path folder;
    private final @Nullable WatchService service;
    private @Nullable WatchKey key;

    private FolderHints(Path folder, @Nullable WatchService service) {
        this.folder = folder;
        this.service = service;
        register();
    }

    static FolderHints of(Path folder) {
        try {
            return new FolderHints(folder, folder.getFileSystem().newWatchService());
        } catch (IOException | UnsupportedOperationException e) {
            return new FolderHints(folder, null);
        }
    }

    /** Waits for a hint, but no longer than this. */
    void await(Duration longest) throws InterruptedException {
        if (key == null) {
            register();
        }
        if (service == null) {
            TimeUnit.NANOSECONDS.sleep(longest.toNanos());
            return;
        }
        WatchKey hint = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
        if (hint != null) {
            TimeUnit.NANOSECONDS.sleep(SETTLE.toNanos());
            forget(hint);
        }
    }

    @Override
    public void close() {
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                return; // it gives no more hints, which is all that was wanted
            }
        }
    }

    /** A key that is no longer valid belonged to a folder that is gone. */
    private void forget(WatchKey hint) {
        hint.pollEvents();
        if (!hint.reset()) {
            key = null;
        }
    }

    private void register() {
        if (service == null) {
            return;
        }
        try {
            key = folder.register(
                    service,
                    StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY,
                    StandardWatchEventKinds.ENTRY_DELETE);
        } catch (IOException e) {
            key = null; // no folder yet; it is looked for again
        }
    }
}
