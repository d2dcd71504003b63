package dev.loki.adapter.fs.event;

import dev.loki.domain.event.EventFileName;
import dev.loki.ports.event.EventBusStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Counts what lies in the folders of a bus. */
final class FolderStats {

    /** A living member touches {@code alive} once a minute. */
    private static final Duration ACTIVE = Duration.ofMinutes(3);

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final EventSequence sequence;
    private final GroupFolders groups;
    private final DeadLetters deadLetters;
    private final InstantSource clock;

    FolderStats(EventSequence sequence, GroupFolders groups, DeadLetters deadLetters, InstantSource clock) {
        this.sequence = sequence;
        this.groups = groups;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    EventBusStats count() throws IOException {
        Set<String> names = sequence.names();
        List<EventBusStats.Group> all = new ArrayList<>();
        for (String group : groups.names()) {
            all.add(group(group, names));
        }
        return new EventBusStats(
                names.size(),
                EventSequence.finished(sequence.pending()).stream()
                        .filter(names::contains)
                        .count(),
                since(MINUTE, names),
                since(Duration.ofHours(1), names),
                deadLetters.count(),
                all);
    }

    private EventBusStats.Group group(String group, Set<String> names) throws IOException {
        GroupFolders.Standing standing = groups.standing(group);
        long lag = names.stream().filter(name -> !standing.acknowledged(name)).count();
        long handled = groups.rate(group, clock).within(MINUTE);
        return new EventBusStats.Group(
                group, lag, deadLetters.count(group), isActive(groups.of(group)), OptionalLong.of(handled));
    }

    private boolean isActive(Path group) throws IOException {
        try {
            Instant alive =
                    Files.getLastModifiedTime(group.resolve(Upkeep.ALIVE)).toInstant();
            return alive.isAfter(clock.instant().minus(ACTIVE));
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Names begin with the time of emission, and sort by it. */
    private long since(Duration time, Set<String> names) {
        String from = EventFileName.time(clock.instant().minus(time));
        return names.stream().filter(name -> name.compareTo(from) >= 0).count();
    }
}
