package dev.loki.adapter.fs.file;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's hints that something in folders changed. They only shorten the waiting: a system that has none,
 * or no more of them to give, and a folder that is not there make it as long as it may be. One thread waits; any may
 * close.
 */
public final class FolderHints implements AutoCloseable {

    private static final WatchEvent.Kind<?>[] NEW = {StandardWatchEventKinds.ENTRY_CREATE};
    private static final WatchEvent.Kind<?>[] ANY = {
        StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE
    };

    private final List<Path> folders;
    private final Duration settle;
    private final WatchEvent.Kind<?>[] kinds;
    private final @Nullable WatchService service;
    private final Map<Path, WatchKey> keys = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    private FolderHints(
            List<Path> folders, Duration settle, WatchEvent.Kind<?>[] kinds, @Nullable WatchService service) {
        this.folders = folders;
        this.settle = settle;
        this.kinds = kinds;
        this.service = service;
        register();
    }

    /**
     * Hints of changes in some folders.
     *
     * @param settle how long to wait after a hint, for writers that need a moment to finish
     * @param folders of one file system; not below one another
     */
    public static FolderHints of(Duration settle, Path... folders) {
        return of(List.of(folders), settle, ANY);
    }

    /** Hints of files that come into some folders, and of nothing else that happens to them: so more of them fit. */
    public static FolderHints ofNewFiles(Path... folders) {
        return of(List.of(folders), Duration.ZERO, NEW);
    }

    private static FolderHints of(List<Path> folders, Duration settle, WatchEvent.Kind<?>[] kinds) {
        try {
            WatchService service = folders.get(0).getFileSystem().newWatchService();
            return new FolderHints(folders, settle, kinds, service);
        } catch (IOException | UnsupportedOperationException e) {
            return new FolderHints(folders, settle, kinds, null);
        }
    }

    /**
     * What a waiting brought.
     *
     * @param created the names of files that came into the folders
     * @param complete whether these are all that came since the waiting before
     */
    public record Hint(List<String> created, boolean complete) {}

    /** Waits for a hint, but no longer than this; returns at once when it is closed. */
    public Hint await(Duration longest) throws InterruptedException {
        boolean complete = register();
        if (service == null) {
            closed.await(longest.toNanos(), TimeUnit.NANOSECONDS);
            return new Hint(List.of(), false);
        }
        List<String> created = new ArrayList<>();
        try {
            WatchKey key = service.poll(longest.toNanos(), TimeUnit.NANOSECONDS);
            if (key != null && !settle.isZero()) {
                TimeUnit.NANOSECONDS.sleep(settle.toNanos());
            }
            for (; key != null; key = service.poll()) {
                complete &= take(key, created);
            }
        } catch (ClosedWatchServiceException e) {
            return new Hint(created, false);
        }
        return new Hint(created, complete);
    }

    @Override
    public void close() {
        closed.countDown();
        if (service != null) {
            try {
                service.close();
            } catch (IOException e) {
                return; // it gives no more hints, which is all that was wanted
            }
        }
    }

    /** A key that is no longer valid belonged to a folder that is gone. */
    private boolean take(WatchKey key, List<String> created) {
        boolean complete = true;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                complete = false;
            } else if (event.kind() == StandardWatchEventKinds.ENTRY_CREATE) {
                created.add(String.valueOf(event.context()));
            }
        }
        if (!key.reset()) {
            keys.values().remove(key);
            return false;
        }
        return complete;
    }

    /** Whether every folder was watched already. */
    private boolean register() {
        boolean complete = service != null;
        for (Path folder : folders) {
            if (service != null && !keys.containsKey(folder)) {
                complete = false;
                register(service, folder);
            }
        }
        return complete;
    }

    private void register(WatchService watches, Path folder) {
        try {
            keys.put(folder, folder.register(watches, kinds));
        } catch (IOException | ClosedWatchServiceException e) {
            keys.remove(folder); // no folder yet; it is looked for again
        }
    }
}
