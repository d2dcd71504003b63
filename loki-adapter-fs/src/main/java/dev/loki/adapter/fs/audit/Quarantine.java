package dev.loki.adapter.fs.audit;

import dev.loki.adapter.fs.storage.LastingFile;
import dev.loki.adapter.fs.storage.Storage;
import dev.loki.adapter.fs.storage.StorageFile;
import dev.loki.domain.digest.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where bytes that are taken out of the chain are kept, for ever: {@code quarantine/audit.jsonl.<offset>}. Until the
 * chain has an entry about them, their name ends in {@value #PENDING}, so that a crash at any moment leaves a sign of
 * what is still to be said.
 */
final class Quarantine {

    private static final String PENDING = ".pending";
    private static final Pattern NAME =
            Pattern.compile(Pattern.quote(ChainFiles.LOG_NAME) + "\\.(\\d{1,18})(?:\\.\\d{1,9})?" + PENDING);
    private static final int LARGEST = 64 * 1024 * 1024;

    private final Storage storage;
    private final Path folder;

    Quarantine(Storage storage, Path folder) {
        this.storage = storage;
        this.folder = folder;
    }

    /** Keeps a copy of what stands in the log from an offset on, durably. */
    void keep(StorageFile log, long offset) throws IOException {
        byte[] bytes = bytes(log, offset);
        storage.createFolder(folder);
        List<String> taken = storage.names(folder);
        String name = ChainFiles.LOG_NAME + "." + offset;
        for (int copy = 2; isTaken(name, taken); copy++) {
            if (isPendingWith(name, taken, bytes)) {
                return; // a recovery was itself cut short
            }
            name = ChainFiles.LOG_NAME + "." + offset + "." + copy;
        }
        LastingFile.write(storage, folder, name + PENDING, bytes);
    }

    /** What the chain has to speak of, or has spoken of without the name having been changed since. */
    List<Torn> pending() throws IOException {
        List<Torn> pending = new ArrayList<>();
        for (String name : storage.names(folder)) {
            Matcher matcher = NAME.matcher(name);
            if (matcher.matches()) {
                byte[] bytes = read(folder.resolve(name));
                String kept = name.substring(0, name.length() - PENDING.length());
                pending.add(new Torn(kept, Long.parseLong(matcher.group(1)), bytes.length, Sha256.hex(bytes)));
            }
        }
        return pending;
    }

    /** Now the chain speaks of it, durably. */
    void settle(Torn torn) throws IOException {
        LastingFile.rename(storage, folder, torn.name() + PENDING, torn.name());
    }

    private static boolean isTaken(String name, List<String> taken) {
        return taken.contains(name) || taken.contains(name + PENDING);
    }

    private boolean isPendingWith(String name, List<String> taken, byte[] bytes) throws IOException {
        return taken.contains(name + PENDING) && Arrays.equals(read(folder.resolve(name + PENDING)), bytes);
    }

    private byte[] read(Path file) throws IOException {
        try (StorageFile kept = storage.openToRead(file)) {
            return bytes(kept, 0);
        }
    }

    private static byte[] bytes(StorageFile file, long offset) throws IOException {
        long length = file.length() - offset;
        if (length > LARGEST) {
            throw new DamagedChainException("there are " + length + " bytes behind its last whole line");
        }
        byte[] bytes = new byte[Math.toIntExact(length)];
        return Arrays.copyOf(bytes, file.read(offset, bytes));
    }
}
