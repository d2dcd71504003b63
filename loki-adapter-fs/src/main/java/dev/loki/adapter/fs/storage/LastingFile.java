package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.nio.file.Path;

/** Small files that are written whole, and names that last: after a crash there is the new, or what was there before. */
public final class LastingFile {

    private LastingFile() {}

    /** Writes a file in the place of any that has its name; it is durable when this returns. */
    public static void write(Storage storage, Path folder, String name, byte[] bytes) throws IOException {
        String unfinished = "." + name + ".tmp";
        try (StorageFile out = storage.create(folder.resolve(unfinished))) {
            out.setLength(0);
            out.write(0, bytes, bytes.length);
            out.sync();
        }
        rename(storage, folder, unfinished, name);
    }

    /** Renames a file; it lasts when this returns. */
    public static void rename(Storage storage, Path folder, String from, String to) throws IOException {
        storage.rename(folder.resolve(from), folder.resolve(to));
        storage.syncFolder(folder);
    }
}
