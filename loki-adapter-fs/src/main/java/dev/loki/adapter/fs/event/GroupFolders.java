package dev.loki.adapter.fs.event;

import dev.loki.adapter.fs.file.IoReason;
import dev.loki.adapter.fs.file.PrivateFiles;
import dev.loki.adapter.fs.file.RegularFile;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All consumer groups, {@code groups/}, as one looks at them who belongs to none. Thread-safe. */
final class GroupFolders {

    private final Path folder;
    private final JsonReader json;

    GroupFolders(Path folder, JsonReader json) {
        this.folder = folder;
        this.json = json;
    }

    /** Creates the folder of all groups; a link in its place is refused. */
    void create() throws IOException {
        PrivateFiles.createFolder(folder, LinkOption.NOFOLLOW_LINKS);
    }

    Path of(String group) {
        return folder.resolve(group);
    }

    /** The names of all groups, sorted. Links are none: what a group has no use for any more is deleted. */
    List<String> names() throws IOException {
        try {
            RegularFile.requireFolder(folder, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS))
                    .map(entry -> String.valueOf(entry.getFileName()))
                    .filter(GroupFolders::isName)
                    .sorted()
                    .toList();
        }
    }

    /** What a group has acknowledged by now. */
    Standing standing(String group) throws IOException {
        GroupLog log = new GroupLog(new GroupFolder(of(group), ""), Identity.fresh(), json, System::nanoTime);
        try {
            if (log.isBegun()) {
                log.read();
                return new Standing(Optional.of(log), log.open());
            }
        } catch (NoSuchFileException e) {
            throw new IOException("group " + group + " was removed meanwhile: " + IoReason.of(e), e);
        }
        return new Standing(Optional.empty(), Set.of());
    }

    HandlingRate rate(String group, InstantSource clock) {
        return new HandlingRate(new GroupFolder(of(group), ""), json, clock);
    }

    /**
     * Which events a group is done with.
     *
     * @param log its log; empty where it has not begun
     * @param open the names it has taken up, but not acknowledged
     */
    record Standing(Optional<GroupLog> log, Set<String> open) {

        boolean acknowledged(String name) {
            return log.filter(one -> one.isKnown(name)).isPresent() && !open.contains(name);
        }
    }

    private static boolean isName(String name) {
        try {
            return ConsumerGroup.named(name).name().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
