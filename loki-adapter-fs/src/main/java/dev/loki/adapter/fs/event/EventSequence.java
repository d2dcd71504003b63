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
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * All events that are kept, as one sequence: those in {@code pending/} and those in {@code archive/}. Files move from the
 * first to the second only, so that whoever looks in this order misses none. Thread-safe.
 */
final class EventSequence {

    private final Path pending;
    private final Path archive;
    private final EventFileReader reader;

    EventSequence(Path pending, Path archive, EventFileReader reader) {
        this.pending = pending;
        this.archive = archive;
        this.reader = reader;
    }

    Path pending() {
        return pending;
    }

    Path archive() {
        return archive;
    }

    /** The names of all events, in no order. */
    Set<String> names() throws IOException {
        List<String> first = finished(pending);
        List<String> second = finished(archive);
        Set<String> names = new HashSet<>((first.size() + second.size()) * 2);
        names.addAll(first);
        names.addAll(second);
        names.removeIf(name -> !EventFileName.isName(name));
        return names;
    }

    /** As {@link #names}, in the order of emission. */
    List<String> inOrder() throws IOException {
        List<String> names = new ArrayList<>(names());
        Collections.sort(names);
        return names;
    }

    /**
     * The files in a folder that are finished, whether or not their names are any good; none where there is no folder. A
     * link is none: what is cleaned away behind it would be somebody else's.
     */
    static List<String> finished(Path folder) throws IOException {
        try {
            RegularFile.requireFolder(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        String[] all = folder.toFile().list();
        if (all == null) {
            throw new IOException(folder + " cannot be listed");
        }
        List<String> finished = new ArrayList<>(all.length);
        for (String name : all) {
            if (EventFileName.isFinished(name)) {
                finished.add(name);
            }
        }
        return finished;
    }

    /** The files in a folder that are finished, but whose names are no good; as paths, as not every JVM can spell them. */
    static List<Path> misnamed(Path folder) throws IOException {
        List<Path> misnamed = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, EventSequence::isMisnamed)) {
            entries.forEach(misnamed::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return misnamed;
    }

    private static boolean isMisnamed(Path file) {
        String name = String.valueOf(file.getFileName());
        return EventFileName.isFinished(name) && !EventFileName.isName(name);
    }

    EventReading read(String name) throws IOException {
        EventReading reading = reader.read(pending.resolve(name));
        return reading instanceof EventReading.Gone ? reader.read(archive.resolve(name)) : reading;
    }

    /** Where the file is now, or was last looked for. */
    Path file(String name) {
        Path first = pending.resolve(name);
        return Files.exists(first, LinkOption.NOFOLLOW_LINKS) ? first : archive.resolve(name);
    }
}
