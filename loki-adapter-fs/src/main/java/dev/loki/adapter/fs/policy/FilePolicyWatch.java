package dev.loki.adapter.fs.policy;

import dev.loki.adapter.fs.file.FolderHints;
import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.ports.policy.PolicyFileName;
import dev.loki.ports.policy.PolicyWatch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Watches a project's policy files from one daemon thread. It reads them whole twice a second, and at once where the
 * operating system hints at a change: neither a lost hint nor a rewrite that keeps size and time goes unnoticed.
 */
public final class FilePolicyWatch implements PolicyWatch {

    /** How long a change goes unnoticed that nobody hints at. */
    private static final Duration POLL = Duration.ofMillis(500);

    /** A writer needs a moment to finish; half a file would be reported. */
    private static final Duration SETTLE = Duration.ofMillis(50);

    private static final Duration CLOSE_DEADLINE = Duration.ofSeconds(1);

    private final Path folder;
    private @Nullable Thread thread;
    private boolean closed;

    /**
     * @param folder the project's {@code .loki} folder, which need not be there
     */
    public FilePolicyWatch(Path folder) {
        this.folder = folder;
    }

    @Override
    public synchronized void start(Listener listener) {
        if (!closed && thread == null) {
            thread = new Thread(() -> watch(listener), "loki-policy-watch");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void close() {
        Thread running = markClosed();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        running.interrupt();
        try {
            TimeUnit.NANOSECONDS.timedJoin(running, CLOSE_DEADLINE.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Thread markClosed() {
        closed = true;
        return thread;
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void watch(Listener listener) {
        try (FolderHints hints = FolderHints.of(SETTLE, folder)) {
            String told = "";
            while (!isClosed()) {
                String state = state();
                if (!state.equals(told) && isTaken(listener)) {
                    told = state;
                }
                hints.await(POLL);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    /** Whatever goes wrong with a listener, it is told again. */
    private static boolean isTaken(Listener listener) {
        try {
            return listener.mayHaveChanged();
        } catch (RuntimeException e) {
            return false;
        }
    }

    /** What stands under each name: the hash of its bytes, or why they cannot be read. */
    private String state() {
        StringBuilder state = new StringBuilder();
        for (String name : PolicyFileName.ALL) {
            state.append(state(folder.resolve(name))).append('\n');
        }
        return state.toString();
    }

    private static String state(Path file) {
        try {
            return FilePolicySource.sha256(RegularFile.read(file, FilePolicySource.MAX_BYTES));
        } catch (IOException e) {
            return IoReason.of(e);
        }
    }
}
