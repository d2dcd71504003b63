package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A disk in memory that knows what a power loss would leave of it. Names and bytes are volatile until the folder or the
 * file is synced; {@link #crashStates} has every disk that a power loss may leave. Steps are noted in {@link #steps}, and
 * may be made to fail.
 */
public final class MemoryStorage implements Storage {

    /** After the times that tests date anything with: whose clock is ahead of a file system's is not taken seriously. */
    private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Path, MemoryFile> names = new TreeMap<>();
    private final Map<Path, MemoryFile> lastingNames = new TreeMap<>();
    /** The renames and creations of a folder that no sync has made durable, in their order. */
    private final List<NameChange> pendingNames = new ArrayList<>();

    private final Steps steps = new Steps();

    public Steps steps() {
        return steps;
    }

    @Override
    public void createFolder(Path folder) {
        // folders are where they are needed
    }

    @Override
    public StorageFile open(Path file) throws IOException {
        return new OpenMemoryFile(existing(file), file, steps);
    }

    @Override
    public synchronized StorageFile create(Path file) throws IOException {
        if (!names.containsKey(file)) {
            steps.take(Step.CREATE, file);
            MemoryFile made = new MemoryFile();
            change(new NameChange(null, file, made));
        }
        return open(file);
    }

    @Override
    public StorageFile openToRead(Path file) throws IOException {
        return open(file);
    }

    @Override
    public FileStamp stamp(Path file) throws IOException {
        MemoryFile found = existing(file);
        return new FileStamp(System.identityHashCode(found), found.length(), START.plusMillis(found.changes()));
    }

    @Override
    public synchronized List<String> names(Path folder) {
        return names.keySet().stream()
                .filter(file -> folder.equals(file.getParent()))
                .map(file -> String.valueOf(file.getFileName()))
                .sorted()
                .toList();
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        steps.take(Step.RENAME, to);
        change(new NameChange(from, to, existing(from)));
    }

    @Override
    public synchronized void syncFolder(Path folder) throws IOException {
        steps.take(Step.SYNC_FOLDER, folder);
        for (NameChange change : List.copyOf(pendingNames)) {
            if (folder.equals(change.to().getParent())) {
                change.applyTo(lastingNames);
                pendingNames.remove(change);
            }
        }
    }

    @Override
    public <T> T exclusively(Path lockFile, IoAction<T> action) throws IOException {
        lock.lock();
        try {
            return action.call();
        } finally {
            lock.unlock();
        }
    }

    /** Runs an action while nobody else may hold the lock. */
    public void holding(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /** The bytes of a file as programs see it now; empty where there is none. */
    public synchronized byte[] bytes(Path file) {
        MemoryFile found = names.get(file);
        return found == null ? new byte[0] : found.bytes();
    }

    /** The bytes of a file that no power loss can take. */
    public synchronized byte[] lastingBytes(Path file) {
        MemoryFile found = lastingNames.get(file);
        return found == null ? new byte[0] : found.lasting();
    }

    /** Every file and its bytes as programs see them now. */
    public synchronized Map<Path, ByteBuffer> contents() {
        Map<Path, ByteBuffer> contents = new TreeMap<>();
        names.forEach((name, file) -> contents.put(name, ByteBuffer.wrap(file.bytes())));
        return contents;
    }

    /** Puts a file there, durably. */
    public synchronized void put(Path file, byte[] bytes) {
        MemoryFile made = new MemoryFile(bytes);
        names.put(file, made);
        lastingNames.put(file, made);
    }

    /** Writes a file over, as another program does it: the file stays the same. */
    public synchronized void overwrite(Path file, byte[] bytes) throws IOException {
        MemoryFile found = existing(file);
        found.setLength(bytes.length);
        found.write(0, bytes, bytes.length);
        found.sync();
    }

    /** Takes a file away, durably. */
    public synchronized void remove(Path file) {
        names.remove(file);
        lastingNames.remove(file);
    }

    /** Everything as programs see it, on another disk: what the end of a process leaves. */
    public synchronized MemoryStorage copy() {
        MemoryStorage copy = new MemoryStorage();
        names.forEach((name, file) -> copy.put(name, file.bytes()));
        return copy;
    }

    /**
     * The disks that a power loss may leave now: every prefix of the name changes that are not durable, and for each file
     * every state that its unsynced writes may have.
     */
    public synchronized List<MemoryStorage> crashStates() {
        List<MemoryStorage> states = new ArrayList<>();
        for (int kept = 0; kept <= pendingNames.size(); kept++) {
            Map<Path, MemoryFile> left = new TreeMap<>(lastingNames);
            pendingNames.subList(0, kept).forEach(change -> change.applyTo(left));
            states.addAll(CrashStates.of(left));
        }
        return states;
    }

    private void change(NameChange change) {
        change.applyTo(names);
        pendingNames.add(change);
    }

    private synchronized MemoryFile existing(Path file) throws NoSuchFileException {
        MemoryFile found = names.get(file);
        if (found == null) {
            throw new NoSuchFileException(file.toString());
        }
        return found;
    }
}
