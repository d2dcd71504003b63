package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.WholeFile;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.VerbatimJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What could not be read is kept here, each file with its reason beside it in {@code <name>.reason}; and, in a folder for
 * each consumer group, copies of the events that its handler refused. Thread-safe.
 */
final class DeadLetters {

    private static final String REASON = ".reason";
    private static final int MAX_REASON = 2_000;

    private final Path path;
    private final EventFolder folder;

    DeadLetters(Path path) {
        this.path = path;
        this.folder = new EventFolder(path);
    }

    /** Takes a file that should have been an event. Groups know its name, and would not look at it again. */
    void take(Path file, String reason) throws IOException {
        keep(file, reason + "\nTo have it read again, mend the file and move it to pending/ under another name.");
    }

    /** Takes any file. */
    void keep(Path file, String reason) throws IOException {
        explain(folder.take(file), reason + "\n");
    }

    /** As {@link #take}, where nobody else was faster. */
    void takeIfThere(Path file, String reason) throws IOException {
        try {
            take(file, reason);
        } catch (NoSuchFileException e) {
            return; // another group's member has set it aside
        }
    }

    /** Keeps a copy of an event that a group will not see again. The same event replaces itself. */
    void refuse(String group, String name, Event event, String reason) throws IOException {
        Path copy = path.resolve(group).resolve(name);
        PrivateFiles.createFolder(path, LinkOption.NOFOLLOW_LINKS);
        PrivateFiles.createFolder(path.resolve(group), LinkOption.NOFOLLOW_LINKS);
        WholeFile.write(copy, (VerbatimJson.stringify(event.json()) + "\n").getBytes(StandardCharsets.UTF_8));
        explain(copy, reason.substring(0, Math.min(reason.length(), MAX_REASON)) + "\n");
    }

    /** How many files could not be read. */
    long count() throws IOException {
        return count(path);
    }

    /** How many events a group refused. */
    long count(String group) throws IOException {
        return count(path.resolve(group));
    }

    private static void explain(Path kept, String text) throws IOException {
        WholeFile.write(kept.resolveSibling(kept.getFileName() + REASON), text.getBytes(StandardCharsets.UTF_8));
    }

    private static long count(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(REASON))
                    .count();
        }
    }
}
