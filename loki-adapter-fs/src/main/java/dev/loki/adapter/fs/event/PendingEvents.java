package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.domain.event.EventFileName;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The pending folder. Thread-safe. */
final class PendingEvents {

    private final Path folder;
    private final EventFileReader reader;

    PendingEvents(Path folder, EventFileReader reader) {
        this.folder = folder;
        this.reader = reader;
    }

    /** Takes a file and what reading it brought. */
    @FunctionalInterface
    interface Visitor {

        void visit(Path file, EventReading reading) throws IOException;
    }

    Path folder() {
        return folder;
    }

    boolean isEmpty() throws IOException {
        return files().isEmpty();
    }

    /** Reads each file that is there at the start, in the order of names. */
    void forEach(Visitor visitor) throws IOException {
        List<Path> files = files();
        Collections.sort(files);
        for (Path file : files) {
            visitor.visit(file, reader.read(file));
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try {
            RegularFile.requireFolder(folder, LinkOption.NOFOLLOW_LINKS);
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PendingEvents::isFinished)) {
                entries.forEach(files::add);
            }
        } catch (NoSuchFileException e) {
            return files;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return files;
    }

    /** Other writers' unfinished files may start with a dot, too. */
    private static boolean isFinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(EventFileName.SUFFIX) && !name.startsWith(".");
    }
}
