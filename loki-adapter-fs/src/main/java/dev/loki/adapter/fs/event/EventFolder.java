package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A folder that files are moved into for good; none there is ever replaced. Used by one consumer at a time. */
final class EventFolder {

    private final Path folder;

    /**
     * @param folder created when it is first needed
     */
    EventFolder(Path folder) {
        this.folder = folder;
    }

    /** Moves a file here, with a number behind its name where that is taken; returns where it is now. */
    Path take(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        Path place = folder.resolve(name);
        for (int copy = 2; Files.exists(place, LinkOption.NOFOLLOW_LINKS); copy++) {
            place = folder.resolve(name + "." + copy);
        }
        try {
            return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (Files.isDirectory(folder)) {
                throw e;
            }
            PrivateFiles.createFolder(folder);
            return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
