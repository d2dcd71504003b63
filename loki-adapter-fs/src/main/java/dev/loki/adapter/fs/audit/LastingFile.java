package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import java.io.IOException;
import java.nio.file.Path;

/** Writing a small file whole: after a crash there is all of it, or what was there before. */
final class LastingFile {

    private LastingFile() {}

    /** Writes a file in the place of any that has its name; it is durable when this returns. */
    static void write(Storage storage, Path file, byte[] bytes) throws IOException {
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".tmp");
        try (StorageFile out = storage.create(unfinished)) {
            out.setLength(0);
            out.write(0, bytes, bytes.length);
            out.sync();
        }
        rename(storage, unfinished, file);
    }

    /** Renames a file within its folder; it lasts when this returns. */
    static void rename(Storage storage, Path from, Path to) throws IOException {
        storage.rename(from, to);
        storage.syncFolder(to.toAbsolutePath().getParent());
    }
}
