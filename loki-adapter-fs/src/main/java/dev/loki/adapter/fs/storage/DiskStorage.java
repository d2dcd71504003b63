package dev.loki.adapter.fs.storage;

import dev.loki.adapter.fs.file.IoAction;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.adapter.fs.lock.FileMutex;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/** The disk. Files are the owner's alone; only regular files are opened. Thread-safe. */
public final class DiskStorage implements Storage {

    @Override
    public void createFolder(Path folder) throws IOException {
        PrivateFiles.createFolder(folder);
    }

    @Override
    public StorageFile open(Path file) throws IOException {
        return open(file, "rw");
    }

    @Override
    public StorageFile create(Path file) throws IOException {
        if (!Files.exists(file)) {
            try {
                Files.createFile(file, PrivateFiles.attributes());
            } catch (FileAlreadyExistsException e) {
                RegularFile.requireRegular(file); // a link that leads nowhere, or somebody was quicker
            }
        }
        return open(file, "rw");
    }

    @Override
    public StorageFile openToRead(Path file) throws IOException {
        return open(file, "r");
    }

    @Override
    public FileStamp stamp(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileStamp(
                attributes.fileKey(),
                attributes.size(),
                attributes.lastModifiedTime().toInstant());
    }

    @Override
    public List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            RegularFile.requireAbsent(folder);
            return List.of();
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void syncFolder(Path folder) throws IOException {
        PrivateFiles.forceFolder(folder);
    }

    @Override
    public <T> T exclusively(Path lockFile, IoAction<T> action) throws IOException {
        return new FileMutex(lockFile).holding(action);
    }

    /** A pipe would be waited for, so what stands there is looked at first. */
    private static StorageFile open(Path file, String mode) throws IOException {
        RegularFile.requireRegular(file);
        try {
            return new DiskFile(new RandomAccessFile(file.toFile(), mode));
        } catch (FileNotFoundException e) {
            RegularFile.requireRegular(file); // which names the trouble where the file has gone meanwhile
            throw e;
        }
    }
}
