package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.Uninterruptibly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Files that are being written, under names that nobody reads: {@code .<random>-<thread>.tmp}. A thread's name is the same
 * each time, which is the cheapest for the folder's index. Thread-safe.
 */
final class UnfinishedFiles {

    private static final Set<OpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    private static final FileAttribute<?>[] PRIVATE = PrivateFiles.attributes();

    /** The JDK keeps a buffer of the size that was written at once, for each thread. */
    private static final int PART = 1 << 16;

    private final Path folder;
    private final boolean sync;
    private final String prefix =
            "." + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + "-";

    UnfinishedFiles(Path folder, boolean sync) {
        this.folder = folder;
        this.sync = sync;
    }

    /** Writes a file whole, or leaves none. It must be removed before this thread writes the next. */
    Path write(byte[] bytes) throws IOException {
        Path file = folder.resolve(prefix + Thread.currentThread().getId() + ".tmp");
        return Uninterruptibly.call(() -> {
            try (FileChannel channel = open(file)) {
                write(bytes, channel);
            } catch (IOException e) {
                remove(file);
                throw e;
            }
            return file;
        });
    }

    /** Whether the file is gone; one that stays for all that goes an hour later. */
    static boolean remove(Path file) {
        return file.toFile().delete(); // one system call; those of Files take two
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, NEW, PRIVATE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(file); // it could not be removed the last time
            return FileChannel.open(file, NEW, PRIVATE);
        }
    }

    private void write(byte[] bytes, FileChannel channel) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.position() < bytes.length) {
            buffer.limit(Math.min(buffer.position() + PART, bytes.length));
            channel.write(buffer);
        }
        if (sync) {
            channel.force(true);
        }
    }
}
