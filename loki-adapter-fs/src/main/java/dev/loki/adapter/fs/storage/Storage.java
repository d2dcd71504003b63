package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * The file system as a journal needs it. Each method is one step; a power loss may undo every step that no sync has made
 * durable, so that whoever writes says in which order things last. Thread-safe.
 */
public interface Storage {

    /** Creates a folder, and those around it, where there is none, durably. */
    void createFolder(Path folder) throws IOException;

    /**
     * Opens a file to read and write it.
     *
     * @throws NoSuchFileException where nothing is there
     */
    StorageFile open(Path file) throws IOException;

    /** Opens a file, which is created where there is none; its name lasts after {@link #syncFolder}. */
    StorageFile create(Path file) throws IOException;

    /**
     * Opens a file to read it.
     *
     * @throws NoSuchFileException where nothing is there
     */
    StorageFile openToRead(Path file) throws IOException;

    /**
     * What tells whether a file is still the same, unchanged.
     *
     * @throws NoSuchFileException where nothing is there
     */
    FileStamp stamp(Path file) throws IOException;

    /** The names in a folder, sorted; none where there is no folder. */
    List<String> names(Path folder) throws IOException;

    /** Gives a file another name, in the place of any that has it; lasts after {@link #syncFolder}. */
    void rename(Path from, Path to) throws IOException;

    /** Makes creations and renames in a folder last. */
    void syncFolder(Path folder) throws IOException;

    /**
     * Runs an action while no other thread or process runs one under the same lock file, which is created where there is
     * none. An interrupt does not end the waiting.
     *
     * @throws IOException from the action, or where another program holds the lock for longer than work takes
     */
    <T> T exclusively(Path lockFile, IoAction<T> action) throws IOException;
}
