package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.EventStore.Imported;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class EventLogTest {

    @TempDir
    private Path temp;

    private BusFolder folder;
    private Path log;
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        folder = new BusFolder(temp.resolve("events"));
        log = temp.resolve("events.jsonl");
        bus = new FileEventBus(folder.path, new JacksonJsonReader(), Clock.systemUTC(), folder.settings(log));
    }

    @Test
    void eachEventIsAppendedInTheFlatSchema() {
        bus.emit(Event.of(
                "a",
                "task",
                "runner",
                "2026-02-21T10:00:00.000Z",
                JsonObject.builder().put("action", "complete").build()));

        assertThat(log)
                .hasContent("{\"timestamp\":\"2026-02-21T10:00:00.000Z\",\"type\":\"task\","
                        + "\"data\":{\"action\":\"complete\",\"source\":\"runner\"}}\n");
    }

    @Test
    void aLargeLogIsRotatedAndNoPartOfItOverwritten() throws Exception {
        for (int i = 1; i <= 3; i++) {
            bus.emit(event("e" + i));
            grow();
        }
        bus.emit(event("last"));

        assertThat(temp.resolve("events.jsonl.3")).exists();
        assertThat(temp.resolve("events.jsonl.4")).doesNotExist();
        assertThat(Files.size(log)).isLessThan(1_000);
        assertThat(caughtUp(bus, GROUP)).containsExactly("e1", "e2", "e3", "last");
    }

    @Test
    void aLogThatCannotBeWrittenIsAWarningAndTheEventIsThere() throws Exception {
        Files.createDirectory(log);
        bus.emit(event("a"));
        bus.emit(event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("a", "b");
        assertThat(folder.warnings).singleElement().asString().contains("events.jsonl");
    }

    @Test
    void whatIsImportedIsNotWrittenBack() throws Exception {
        Files.writeString(log, line("task", 1) + line("weather", 2));

        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(2, 0));
        assertThat(Files.readAllLines(log)).hasSize(2);
        List<Event> received = new ArrayList<>();
        bus.catchUp(GROUP, received::add);
        assertThat(received).extracting(Event::type).containsExactly("task", "weather");
        assertThat(received).extracting(Event::source).containsExactly("hook", "hook");
        assertThat(received).extracting(Event::timestamp).containsOnly("2026-02-21T10:00:00.000Z");
    }

    @Test
    void aLineIsKnownInARotatedFileAndNewOnesAreBrought() throws Exception {
        Files.writeString(log, line("task", 1) + line("task", 2));
        bus.importLog(Optional.empty());
        Files.writeString(log, line("task", 1) + line("task", 2) + line("task", 3));
        Files.move(log, temp.resolve("events.jsonl.1"));
        Files.writeString(log, line("error", 4));

        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(2, 0));
        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(0, 0));
    }

    @Test
    void aLastLineThatIsWholeIsBroughtWithoutItsNewlineAndNotAgainWithIt() throws Exception {
        Files.writeString(log, (line("task", 1) + line("task", 2)).stripTrailing());
        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(2, 0));
        Files.writeString(log, "\n" + line("task", 3) + line("task", 4).substring(0, 30), StandardOpenOption.APPEND);
        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(1, 0));
        Files.writeString(log, line("task", 4).substring(30), StandardOpenOption.APPEND);

        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(1, 0));
        Files.delete(folder.path.resolve("imported.json"));
        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(0, 0));
    }

    @Test
    void whatIsNoEventIsPassedOverAndCounted() throws Exception {
        Files.writeString(log, line("task", 1) + "\nnonsense\n[]\n{\"type\":\"x\"}\n" + line("task", 2));

        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(2, 3));
    }

    @Test
    void aWholeEventInALogKeepsItsId() throws Exception {
        Files.writeString(log, event("own").json() + "\n");
        bus.importLog(Optional.of(log));

        assertThat(caughtUp(bus, GROUP)).containsExactly("own");
    }

    @Test
    void aNamedLogMustBeThere() {
        assertThatThrownBy(() -> bus.importLog(Optional.of(temp.resolve("absent.jsonl"))))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining("no such file");
        assertThat(bus.importLog(Optional.empty())).isEqualTo(new Imported(0, 0));
    }

    private static String line(String type, int number) {
        return "{\"timestamp\":\"2026-02-21T10:00:00.000Z\",\"type\":\"" + type + "\",\"data\":{\"n\":" + number
                + ",\"source\":\"hook\"}}\n";
    }

    private void grow() throws Exception {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
            file.setLength(EventLog.ROTATED_FROM);
        }
    }
}
