package dev.loki.adapter.fs.audit.dashboard;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * An exclusive flock(2) on a file. It excludes other holders of flock, such as the original's writer, in other processes
 * and in this one; it does not exclude a {@link java.nio.channels.FileLock}, which is an fcntl lock. Java cannot take it by
 * itself: the system calls are made through JNA, whose native part is loaded with the first lock.
 */
final class Flock implements Closeable {

    private static final int O_RDONLY = 0;
    private static final int LOCK_EX = 2;
    private static final int EINTR = 4;

    private final int descriptor;

    private Flock(int descriptor) {
        this.descriptor = descriptor;
    }

    /**
     * Waits for the lock; an interrupt does not end the waiting.
     *
     * @param file a file that is there
     * @throws NoFlockException where the platform has no such lock
     */
    static Flock exclusive(Path file) throws IOException {
        LibC c = library();
        int descriptor = open(c, file);
        try {
            lock(c, descriptor);
            return new Flock(descriptor);
        } catch (LastErrorException e) {
            c.close(descriptor);
            throw new NoFlockException("the file system gives no flock: " + e.getMessage(), e);
        }
    }

    /** The locked file as a path of its own, whatever has become of its name. */
    Path lockedFile() {
        return Path.of("/dev/fd/" + descriptor);
    }

    @Override
    public void close() {
        library().close(descriptor);
    }

    private static int open(LibC c, Path file) throws IOException {
        try {
            return c.open(file.toString(), O_RDONLY);
        } catch (LastErrorException e) {
            throw new IOException("cannot be opened to be locked: " + e.getMessage(), e);
        }
    }

    private static void lock(LibC c, int descriptor) {
        while (true) {
            try {
                c.flock(descriptor, LOCK_EX);
                return;
            } catch (LastErrorException e) {
                if (e.getErrorCode() != EINTR) {
                    throw e;
                }
            }
        }
    }

    private static LibC library() {
        try {
            return Loaded.C;
        } catch (LinkageError e) {
            throw new NoFlockException("flock(2) cannot be called here: " + e, e);
        }
    }

    /** Three functions of the C library. */
    interface LibC extends Library {

        int open(String path, int flags) throws LastErrorException;

        int flock(int descriptor, int operation) throws LastErrorException;

        int close(int descriptor) throws LastErrorException;
    }

    /** Loaded with the first lock. */
    private static final class Loaded {

        private static final String ENCODING = System.getProperty("sun.jnu.encoding", "UTF-8");
        static final LibC C = Native.load("c", LibC.class, Map.of(Library.OPTION_STRING_ENCODING, ENCODING));
    }
}
