package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Groups that nobody belongs to any more. One is marked first, and dropped an hour later, so that its members, where it has
 * some after all, can take the mark away: a clock that jumps drops nothing. Thread-safe.
 */
final class IdleGroups {

    static final Duration IDLE = Duration.ofDays(7);
    static final Duration MARKED = Duration.ofHours(1);

    private final GroupFolders groups;
    private final InstantSource clock;
    private final Consumer<String> listener;

    /**
     * @param listener told the name of each group that was dropped
     */
    IdleGroups(GroupFolders groups, InstantSource clock, Consumer<String> listener) {
        this.groups = groups;
        this.clock = clock;
        this.listener = listener;
    }

    /** Marks and drops groups; returns the names of those it dropped. */
    List<String> drop() throws IOException {
        List<String> dropped = new ArrayList<>();
        for (String group : groups.names()) {
            Path folder = groups.of(group);
            Path alive = folder.resolve(Upkeep.ALIVE);
            if (isOlder(Files.exists(alive) ? alive : folder, IDLE) && isMarkedLongAgo(folder)) {
                remove(group);
                dropped.add(group);
                listener.accept(group);
            }
        }
        return dropped;
    }

    private boolean isMarkedLongAgo(Path folder) throws IOException {
        Path mark = folder.resolve(Upkeep.DOOMED);
        try {
            Files.createFile(mark, PrivateFiles.attributes());
            Files.setLastModifiedTime(mark, FileTime.from(clock.instant()));
            return false;
        } catch (FileAlreadyExistsException e) {
            return isOlder(mark, MARKED);
        }
    }

    private boolean isOlder(Path file, Duration age) throws IOException {
        Instant bound = clock.instant().minus(age);
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(bound);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private void remove(String group) throws IOException {
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        Path folder = groups.of(group);
        Path away = folder.resolveSibling(".dropped-" + group + "-" + random);
        Files.move(folder, away, StandardCopyOption.ATOMIC_MOVE);
        try (Stream<Path> all = Files.walk(away)) { // which follows no link
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
