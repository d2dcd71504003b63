package dev.loki.adapter.fs.event;

import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;

/**
 * How many events a group acknowledged lately. Acknowledgements bear no time, but their files do: a page is worked on for
 * half a second, and a checkpoint holds what came since the one before.
 */
final class HandlingRate {

    private final GroupFolder folder;
    private final JsonReader json;
    private final InstantSource clock;

    HandlingRate(GroupFolder folder, JsonReader json, InstantSource clock) {
        this.folder = folder;
        this.json = json;
        this.clock = clock;
    }

    /** About how many it acknowledged within this time; what was folded and deleted meanwhile is not counted. */
    long within(Duration time) throws IOException {
        Instant from = clock.instant().minus(time);
        NavigableSet<Long> checkpoints = folder.checkpoints();
        long through = checkpoints.isEmpty() ? 0 : checkpoints.last();
        long handled = folded(checkpoints, from);
        for (PageName page : folder.pages()) {
            handled += page.number() > through ? acknowledged(folder.page(page), from) : 0;
        }
        return handled;
    }

    private long acknowledged(Path page, Instant from) throws IOException {
        try {
            return written(page).isBefore(from)
                    ? 0
                    : PageFile.read(page, json).done().cardinality();
        } catch (NoSuchFileException e) {
            return 0; // folded meanwhile
        }
    }

    /** Of what the last checkpoint holds beyond the one before, the share that the time has in what is between them. */
    private long folded(NavigableSet<Long> checkpoints, Instant from) throws IOException {
        if (checkpoints.size() < 2) {
            return 0;
        }
        try {
            Instant last = written(folder.checkpoint(checkpoints.last()));
            if (last.isBefore(from)) {
                return 0;
            }
            long lower = checkpoints.headSet(checkpoints.last(), false).last();
            Instant before = written(folder.checkpoint(lower));
            Set<String> names = new HashSet<>(names(checkpoints.last()));
            names.removeAll(names(lower));
            return Math.round(names.size() * share(before, last, from));
        } catch (NoSuchFileException e) {
            return 0; // folded once more meanwhile
        }
    }

    private static double share(Instant before, Instant last, Instant from) {
        double whole = Duration.between(before, last).toNanos();
        Instant begin = before.isBefore(from) ? from : before;
        return whole > 0 ? Duration.between(begin, last).toNanos() / whole : 1;
    }

    private Set<String> names(long through) throws IOException {
        return Checkpoint.read(folder.checkpoint(through), through, json)
                .map(Checkpoint::names)
                .orElse(Set.of());
    }

    private static Instant written(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
