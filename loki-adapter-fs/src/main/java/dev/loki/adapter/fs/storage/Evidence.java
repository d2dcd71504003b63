package dev.loki.adapter.fs.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a repair replaces, for ever, as {@code NAME.damaged}, {@code NAME.damaged.2} and so on. Thread-safe. */
public final class Evidence {

    private static final int BLOCK = 1024 * 1024;

    private final Storage storage;
    private final Path folder;

    /**
     * Of one folder.
     *
     * @param folder where it lies, and is kept
     */
    public Evidence(Storage storage, Path folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /**
     * Keeps a copy of each that is there; or the thing itself, where it is no file that can be read.
     *
     * @return the names that they are kept under
     * @throws IOException where a copy cannot be written: then each is where it was, but for those that cannot be read
     */
    public List<String> keep(String... names) throws IOException {
        List<String> kept = new ArrayList<>();
        for (String name : names) {
            keep(name).ifPresent(kept::add);
        }
        return kept;
    }

    private Optional<String> keep(String name) throws IOException {
        List<String> taken = storage.names(folder);
        if (!taken.contains(name)) {
            return Optional.empty();
        }
        String kept = name + ".damaged";
        for (int copy = 2; taken.contains(kept); copy++) {
            kept = name + ".damaged." + copy;
        }
        if (isReadable(folder.resolve(name))) {
            String unfinished = "." + name + ".damaged.tmp";
            copy(folder.resolve(name), folder.resolve(unfinished));
            LastingFile.rename(storage, folder, unfinished, kept);
        } else {
            LastingFile.rename(storage, folder, name, kept);
        }
        return Optional.of(kept);
    }

    /** To its end: where only the copy cannot be written, the thing itself must stay. */
    private boolean isReadable(Path file) {
        try (StorageFile in = storage.openToRead(file)) {
            byte[] block = new byte[BLOCK];
            long position = 0;
            for (int count = in.read(0, block); count > 0; count = in.read(position, block)) {
                position += count;
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void copy(Path from, Path to) throws IOException {
        try (StorageFile in = storage.openToRead(from);
                StorageFile out = storage.create(to)) {
            try {
                copy(in, out);
            } catch (IOException e) {
                out.setLength(0); // on a full disk, the room is somebody's
                throw e;
            }
        }
    }

    private static void copy(StorageFile in, StorageFile out) throws IOException {
        byte[] block = new byte[BLOCK];
        long position = 0;
        for (int count = in.read(0, block); count > 0; count = in.read(position, block)) {
            out.write(position, block, count);
            position += count;
        }
        out.setLength(position);
        out.sync();
    }
}
