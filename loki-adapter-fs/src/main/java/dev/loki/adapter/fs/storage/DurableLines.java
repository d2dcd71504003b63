package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.nio.file.Path;

/** The two ways in which a file of lines changes, durably when they return. */
public final class DurableLines {

    private DurableLines() {}

    /** Appends to where the last whole line ends, in the place of what a crash left behind it: all, or nothing. */
    public static void append(StorageFile out, long end, byte[] bytes) throws IOException {
        try {
            out.setLength(end);
            out.write(end, bytes, bytes.length);
            out.sync();
        } catch (IOException e) {
            out.setLength(end);
            throw e;
        }
    }

    /** Puts a file in the place of another. Whoever has the lock does so, so that the unfinished file is nobody else's. */
    public static void replace(Storage storage, Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (StorageFile out = storage.create(unfinished)) {
            out.setLength(0);
            out.write(0, bytes, bytes.length);
            out.sync();
        }
        storage.rename(unfinished, file);
        storage.syncFolder(file.resolveSibling(".").normalize());
    }
}
