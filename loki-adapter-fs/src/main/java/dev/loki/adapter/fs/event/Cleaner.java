package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.EventStore.Cleaned;
import dev.loki.ports.event.Retention;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Archives and deletes what every consumer group has acknowledged, and nothing else. Any number of processes may clean at
 * once. Thread-safe.
 */
final class Cleaner {

    /** A plain consumer, where there is one, gets its chance before. */
    private static final Duration ARCHIVED_AFTER = Duration.ofMinutes(1);

    private static final Duration LEFTOVER = Duration.ofHours(1);

    private final EventSequence sequence;
    private final GroupFolders groups;
    private final IdleGroups idle;
    private final Retention retention;
    private final InstantSource clock;

    Cleaner(EventSequence sequence, GroupFolders groups, IdleGroups idle, Retention retention, InstantSource clock) {
        this.sequence = sequence;
        this.groups = groups;
        this.idle = idle;
        this.retention = retention;
        this.clock = clock;
    }

    Cleaned clean() throws IOException {
        List<String> dropped = idle.drop();
        List<GroupFolders.Standing> standings = new ArrayList<>();
        for (String group : groups.names()) {
            standings.add(groups.standing(group));
        }
        Predicate<String> isDone = name -> standings.stream().allMatch(one -> one.acknowledged(name));
        long archived = standings.isEmpty() ? 0 : archive(isDone);
        return new Cleaned(archived, delete(isDone), leftovers(), dropped);
    }

    private long archive(Predicate<String> isDone) throws IOException {
        EventFolder archive = new EventFolder(sequence.archive());
        Instant young = clock.instant().minus(ARCHIVED_AFTER);
        long archived = 0;
        for (String name : names(sequence.pending())) {
            Path file = sequence.pending().resolve(name);
            if (isDone.test(name) && isOlder(file, young)) {
                archived += taken(archive, file);
            }
        }
        return archived;
    }

    private static int taken(EventFolder archive, Path file) throws IOException {
        try {
            archive.take(file);
            return 1;
        } catch (NoSuchFileException e) {
            return 0; // somebody else archived it
        }
    }

    /** The newest are kept, up to each bound. */
    private long delete(Predicate<String> isDone) throws IOException {
        List<String> names = new ArrayList<>(names(sequence.archive()));
        Collections.reverse(names);
        Instant oldest = clock.instant().minus(retention.age());
        long kept = 0;
        long bytes = 0;
        long deleted = 0;
        for (String name : names) {
            Path file = sequence.archive().resolve(name);
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                bytes += attributes.size();
                kept++;
                boolean isTooMuch = kept > retention.count() || bytes > retention.bytes();
                if (isDone.test(name)
                        && (isTooMuch
                                || attributes.lastModifiedTime().toInstant().isBefore(oldest))) {
                    deleted += Files.deleteIfExists(file) ? 1 : 0;
                }
            } catch (NoSuchFileException e) {
                continue; // somebody else deleted it
            }
        }
        return deleted;
    }

    private long leftovers() throws IOException {
        Instant old = clock.instant().minus(LEFTOVER);
        long removed = unfinishedIn(sequence.pending(), old);
        for (String group : groups.names()) {
            removed += unfinishedIn(groups.of(group), old);
        }
        return removed;
    }

    private static long unfinishedIn(Path folder, Instant old) throws IOException {
        long removed = 0;
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(Cleaner::isUnfinished).toList()) {
                removed += isOlder(file, old) && Files.deleteIfExists(file) ? 1 : 0;
            }
        } catch (NoSuchFileException e) {
            return removed;
        }
        return removed;
    }

    private static boolean isUnfinished(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(".") && name.endsWith(".tmp");
    }

    private static boolean isOlder(Path file, Instant than) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(than);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return EventSequence.finished(folder).stream()
                .filter(EventFileName::isName)
                .sorted()
                .toList();
    }
}
