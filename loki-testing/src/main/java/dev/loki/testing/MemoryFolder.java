package dev.loki.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Makes a {@link TempDir} in a file system of memory, for tests whose subject is not the disk: what is synced there costs
 * nothing. Where the machine has none with room, and in the nightly run, it is where all others are. Thread-safe.
 */
public final class MemoryFolder implements TempDirFactory {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 1L << 30;
    private static final String PREFIX = "loki-test";

    private final Path memory;
    private final long room;

    /** For JUnit. */
    public MemoryFolder() {
        this(SHARED_MEMORY, ROOM);
    }

    MemoryFolder(Path memory, long room) {
        this.memory = memory;
        this.room = room;
    }

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return create();
    }

    Path create() throws IOException {
        return !Nightly.isOn() && hasRoom()
                ? Files.createTempDirectory(memory, PREFIX)
                : Files.createTempDirectory(PREFIX);
    }

    private boolean hasRoom() throws IOException {
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= room;
    }
}
