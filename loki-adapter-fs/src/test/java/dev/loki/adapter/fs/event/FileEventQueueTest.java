package dev.loki.adapter.fs.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.contracts.event.EventQueueContract;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBusException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileEventQueueTest extends EventQueueContract<FileEventBus> {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path project;

    @Override
    protected FileEventBus open() {
        return new FileEventBus(folder(), new JacksonJsonReader(), InstantSource.fixed(NOON), EventBusSettings.DEFAULT);
    }

    @Test
    void lookingAndDrainingCreateNothing() {
        open().drain(event -> {});
        open().forEachPending(event -> {});

        assertThat(project).isEmptyDirectory();
    }

    @Test
    void anEventIsOneFileNamedByTimeAndId() throws IOException {
        Event event = event("a1b2c3d4e5f60718");
        open().emit(event);

        Path file = folder().resolve("pending").resolve("2026-01-02T12-00-00.000000Z_a1b2c3d4e5f60718.json");
        assertThat(file).hasContent(event.json() + "\n");
        assertThat(names("pending")).hasSize(1);
    }

    @Test
    void aFileThatIsThereIsNeverReplaced() throws IOException {
        open().emit(event("same"));
        open().emit(event("same"));

        assertThat(names("pending"))
                .containsExactly("2026-01-02T12-00-00.000000Z_same.json", "2026-01-02T12-00-00.000001Z_same.json");
    }

    @Test
    void drainedEventsAreArchivedAndRemembered() throws IOException {
        FileEventBus bus = open();
        bus.emit(event("a"));
        bus.emit(event("b"));
        bus.drain(event -> {});

        assertThat(names("pending")).isEmpty();
        assertThat(names("archive"))
                .containsExactly("2026-01-02T12-00-00.000000Z_a.json", "2026-01-02T12-00-00.000001Z_b.json");
        assertThat(folder().resolve("processed.json")).hasContent("{\"ids\":[\"a\",\"b\"]}");
    }

    @Test
    void anotherBusOnTheFolderKnowsWhatWasProcessed() throws IOException {
        open().emit(event("a"));
        open().drain(event -> {});
        open().emit(event("a"));

        assertThat(drained(open())).isEmpty();
        assertThat(names("archive")).hasSize(2);
    }

    @Test
    void whatTheOriginalProcessedIsNotHandedOutAgain() throws IOException {
        open().emit(event("a"));
        Files.writeString(folder().resolve("processed.json"), "{\"ids\": [\"x\", \"a\"]}");
        assertThat(drained(open())).isEmpty();

        open().emit(event("b"));
        Files.writeString(folder().resolve("processed.json"), "[\"b\"]");
        assertThat(drained(open())).isEmpty();
    }

    @Test
    void anUnreadableMemoryIsSetAsideAndTheEventsGoOn() throws IOException {
        for (String text : List.of("", "null", "{\"ids\": 1}", "{\"ids\": [\"a\"")) {
            open().emit(event("id-" + text.length()));
            Files.writeString(folder().resolve("processed.json"), text);
            assertThat(drained(open())).hasSize(1);
        }
        assertThat(names("dead-letter")).contains("processed.json", "processed.json.reason", "processed.json.4.reason");
    }

    @Test
    void theLastThousandIdsAreRemembered() throws IOException {
        ProcessedIds ids = new ProcessedIds(List.of());
        for (int i = 0; i < ProcessedIds.KEPT + 5; i++) {
            ids.add("id-" + i);
        }

        assertThat(ids.inOrder()).hasSize(ProcessedIds.KEPT).startsWith("id-5").endsWith("id-1004");
    }

    @Test
    void whatWasHandedOutIsRememberedAlsoWhereTheHandlerThrows() throws IOException {
        FileEventBus bus = open();
        bus.emit(event("a"));
        bus.emit(event("b"));
        assertThatThrownBy(() -> bus.drain(event -> requireNot(event, "b"))).hasMessage("b");

        assertThat(folder().resolve("processed.json")).hasContent("{\"ids\":[\"a\"]}");
        assertThat(names("pending")).hasSize(1);
    }

    @Test
    void aHandlerMayNotDrain() {
        FileEventBus bus = open();
        bus.emit(event("a"));
        assertThatThrownBy(() -> bus.drain(event -> bus.drain(inner -> {}))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void eventsOfTheOriginalAreRead() throws IOException {
        Path pending = Files.createDirectories(folder().resolve("pending"));
        Files.writeString(pending.resolve("2026-02-21T10-00-00.123456+00-00_a1b2c3d4.json"), """
                {
                  "id": "a1b2c3d4",
                  "type": "session_start",
                  "source": "runner",
                  "timestamp": "2026-02-21T10:00:00.123456+00:00",
                  "payload": {"action": "complete", "task_id": "task-001"},
                  "version": "1.0"
                }""");
        Files.writeString(pending.resolve("2026-02-21T10-00-00.123456+00-00_a1b2c3d4.json.lock"), "");

        assertThat(drained(open())).containsExactly("a1b2c3d4");
    }

    @Test
    void anEventThatNobodyCouldReadIsRefused() {
        JsonObject payload = JsonObject.EMPTY.with("x", new JsonString("x".repeat(10 * 1024 * 1024)));
        Event large = Event.of("a", "task", "runner", "2026-02-21T10:00:00.000Z", payload);

        assertThatThrownBy(() -> open().emit(large))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("larger than");
    }

    @Test
    void aFolderThatIsAFileIsNamed() throws IOException {
        Files.writeString(project.resolve(".loki"), "");
        assertThatThrownBy(() -> open().emit(event("a")))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("is there, but is no folder");
        assertThatThrownBy(() -> open().drain(event -> {})).isInstanceOf(EventBusException.class);
        assertThatThrownBy(() -> open().forEachPending(event -> {})).isInstanceOf(EventBusException.class);
    }

    private static void requireNot(Event event, String id) {
        if (event.id().equals(id)) {
            throw new IllegalStateException(id);
        }
    }

    private List<String> drained(FileEventBus bus) {
        List<String> ids = new ArrayList<>();
        bus.drain(event -> ids.add(event.id()));
        return ids;
    }

    private List<String> names(String subfolder) throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve(subfolder))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private Path folder() {
        return project.resolve(".loki").resolve("events");
    }

    private static Event event(String id) {
        return Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY);
    }
}
