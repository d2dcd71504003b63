package dev.loki.adapter.fs.event;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusStats;
import dev.loki.ports.event.Retention;
import dev.loki.ports.event.Retries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder with a bus in it, for tests, and what lies there. */
final class BusFolder {

    static final ConsumerGroup GROUP = ConsumerGroup.named("readers").retrying(new Retries(2, Duration.ofMillis(1)));

    final Path path;
    final List<String> warnings = new ArrayList<>();

    BusFolder(Path path) {
        this.path = path;
    }

    FileEventBus open(InstantSource clock) {
        return new FileEventBus(path, new JacksonJsonReader(), clock, settings(null));
    }

    EventBusSettings settings(@Nullable Path log) {
        return new EventBusSettings(false, log, Retention.DEFAULT, warnings::add);
    }

    static List<String> caughtUp(FileEventBus bus, ConsumerGroup group) {
        List<String> ids = new ArrayList<>();
        bus.catchUp(group, event -> ids.add(event.id()));
        return ids;
    }

    static long lag(FileEventBus bus, String group) {
        return bus.stats().groups().stream()
                .filter(one -> one.name().equals(group))
                .mapToLong(EventBusStats.Group::lag)
                .sum();
    }

    static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }

    /** Writes an event as a foreign program would, under any name. */
    Path write(String folder, String name, Event event) throws IOException {
        Path file = Files.createDirectories(path.resolve(folder)).resolve(name);
        return Files.writeString(file, event.json() + "\n");
    }

    /** The names in a subfolder that do not start with a dot, sorted. */
    List<String> names(String subfolder) throws IOException {
        try (Stream<Path> files = Files.list(path.resolve(subfolder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    void archiveAll() throws IOException {
        Files.createDirectories(path.resolve("archive"));
        for (String name : names("pending")) {
            Files.move(
                    path.resolve("pending").resolve(name),
                    path.resolve("archive").resolve(name));
        }
    }
}
