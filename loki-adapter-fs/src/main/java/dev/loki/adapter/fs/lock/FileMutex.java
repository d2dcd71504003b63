package dev.loki.adapter.fs.lock;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.file.Uninterruptibly;
import dev.loki.adapter.fs.file.UnusableFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Mutual exclusion between all threads of all processes that name the same lock file. Thread-safe.
 *
 * <p>The lock file holds nothing and must never be opened elsewhere: on POSIX systems, closing any stream on it drops the
 * lock of the whole process (fcntl(2), "advisory record locking"). Within one JVM a {@link java.nio.channels.FileLock}
 * does not exclude but throws, so threads queue at a lock of their own first. Not for network file systems.
 */
public final class FileMutex {

    /** By the lock file's real path; never more than there are lock files. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private static final Set<StandardOpenOption> CREATE_AND_WRITE =
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path file;
    private final @Nullable Duration patience;

    /**
     * A mutex whose holders do not take long: other programs are waited for half a minute, so that one which keeps it cannot
     * keep checks from their answer.
     *
     * @param file the lock file, created when it is first needed; its folder must be there by then
     */
    public FileMutex(Path file) {
        this(file, PATIENCE);
    }

    /** @param patience how long other programs that hold it are waited for; null for ever */
    FileMutex(Path file, @Nullable Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** A mutex that is held for long work, and so waited for as long as that takes. */
    public static FileMutex ofLongWork(Path file) {
        return new FileMutex(file, null);
    }

    /**
     * Waits until nobody else holds the mutex and runs the action; an interrupt does not end the waiting.
     *
     * @throws IOException from the action, where the lock file cannot be opened, or another program holds it for too long
     * @throws IllegalStateException where this thread holds the mutex already
     */
    public <T> T holding(IoAction<T> action) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(realPath(), path -> new ReentrantLock());
        if (threads.isHeldByCurrentThread()) {
            throw new IllegalStateException("this thread holds " + file + " already");
        }
        threads.lock(); // whoever has it waits for other programs no longer than this one would
        try (FileChannel locked = Uninterruptibly.call(this::lockFile)) {
            return runWhileOpen(locked, action);
        } finally {
            threads.unlock();
        }
    }

    /**
     * Runs the action where nobody else holds the mutex; waits for nobody.
     *
     * @return whether the action was run
     * @throws IOException from the action, or where the lock file cannot be opened
     */
    public boolean tryHolding(IoAction<?> action) throws IOException {
        ReentrantLock threads = THREADS.computeIfAbsent(realPath(), path -> new ReentrantLock());
        if (threads.isHeldByCurrentThread() || !threads.tryLock()) {
            return false;
        }
        try (FileChannel channel = Uninterruptibly.call(this::openFile)) {
            if (channel.tryLock() == null) {
                return false;
            }
            runWhileOpen(channel, action);
            return true;
        } finally {
            threads.unlock();
        }
    }

    private static <T> T runWhileOpen(FileChannel locked, IoAction<T> action) throws IOException {
        if (!locked.isOpen()) {
            throw new IOException("the lock was lost");
        }
        return action.call();
    }

    private FileChannel openFile() throws IOException {
        requireRegularWhereThere();
        return FileChannel.open(file, CREATE_AND_WRITE, PrivateFiles.attributes());
    }

    private FileChannel lockFile() throws IOException {
        FileChannel channel = openFile();
        try {
            if (channel.tryLock() == null) {
                waitFor(channel);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Nothing but the end of its channel ends a thread's waiting. */
    private void waitFor(FileChannel channel) throws IOException {
        if (patience == null) {
            channel.lock();
            return;
        }
        CompletableFuture<Boolean> held = new CompletableFuture<>();
        CompletableFuture<Void> closed = held.completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                .thenAccept(inTime -> closeUnless(inTime, channel));
        try {
            channel.lock();
        } catch (ClosedByInterruptException e) {
            held.complete(true);
            throw e;
        } catch (AsynchronousCloseException e) {
            throw new IOException(heldTooLong(patience), e);
        }
        if (!held.complete(true)) {
            closed.join();
            throw new IOException(heldTooLong(patience));
        }
    }

    private static void closeUnless(boolean inTime, FileChannel channel) {
        if (!inTime) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String heldTooLong(Duration waited) {
        return "another program has held " + file + " for " + waited.toSeconds() + " s; look who it is ('fuser " + file
                + "'), and end it if it is not at work";
    }

    /** A pipe would be waited for. */
    private void requireRegularWhereThere() throws IOException {
        try {
            RegularFile.requireRegular(file);
        } catch (NoSuchFileException e) {
            return; // it is created when it is opened
        } catch (UnusableFileException e) {
            throw new UnusableFileException("its lock file " + file + " cannot be used: " + e.getMessage());
        }
    }

    private Path realPath() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
    }
}
