package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.InstantSource;

/** What a member does from time to time: it shows that its group lives, and cleans up. For one thread. */
final class Upkeep {

    /** A group whose {@code alive} is older than this may be marked as doomed. */
    static final String ALIVE = "alive";

    static final String DOOMED = "doomed";

    private static final Duration TOUCH = Duration.ofMinutes(1);
    private static final Duration CLEAN = Duration.ofMinutes(10);

    private final Path group;
    private final InstantSource clock;
    private final Cleaner cleaner;
    private long lastTouch = System.nanoTime() - TOUCH.toNanos();
    private long lastCleaning = System.nanoTime() - CLEAN.minus(TOUCH).toNanos();

    Upkeep(Path group, InstantSource clock, Cleaner cleaner) {
        this.group = group;
        this.clock = clock;
        this.cleaner = cleaner;
    }

    /** Says that the group lives, once a minute, and cleans the bus, every ten minutes. */
    void whereDue() throws IOException {
        if (isDue(lastTouch, TOUCH)) {
            touch();
        }
        if (isDue(lastCleaning, CLEAN)) {
            lastCleaning = System.nanoTime();
            cleaner.clean();
        }
    }

    private void touch() throws IOException {
        Path alive = group.resolve(ALIVE);
        if (Files.isRegularFile(alive, LinkOption.NOFOLLOW_LINKS)) {
            Files.setLastModifiedTime(alive, FileTime.from(clock.instant()));
        } else {
            Files.deleteIfExists(alive); // a link, or a pipe, which would be waited for
            create(alive);
        }
        Files.deleteIfExists(group.resolve(DOOMED));
        lastTouch = System.nanoTime();
    }

    private static void create(Path alive) throws IOException {
        try {
            Files.createFile(alive, PrivateFiles.attributes());
        } catch (FileAlreadyExistsException e) {
            return; // another member was faster
        }
    }

    private static boolean isDue(long last, Duration interval) {
        return System.nanoTime() - last >= interval.toNanos();
    }
}
