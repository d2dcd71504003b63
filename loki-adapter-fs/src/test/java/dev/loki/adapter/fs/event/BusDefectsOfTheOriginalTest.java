package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was tried with the original's bus and went wrong there; each goes right here. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class BusDefectsOfTheOriginalTest {

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        folder = new BusFolder(temp.resolve("project/.loki/events"));
        bus = folder.open(Clock.systemUTC());
    }

    /** There: of 300 events one got 224 and the other 223. */
    @Test
    void twoSubscribersOfOneFolderEachSeeAll300() throws Exception {
        assertThat(subscribersHandle("one", "two")).containsEntry("one", 300).containsEntry("two", 300);
    }

    @Test
    void twoSubscribersOfOneGroupSeeEachOfThe300Once() throws Exception {
        assertThat(subscribersHandle("one", "one")).containsEntry("one", 300);
    }

    /** There: 1,000 ids and a directory for each event, 110 to 290 a second; 7.9 seconds a poll with many pending. */
    @Test
    void drainingCostsEachEventOneLineAndNoListing() throws Exception {
        for (int i = 0; i < 3_000; i++) {
            bus.emit(event("e" + i));
        }
        assertThat(bus.catchUp(GROUP, event -> {})).isEqualTo(3_000);

        assertThat(folder.names("groups/readers")).hasSizeLessThan(20);
        long bytes = 0;
        for (String name : folder.names("groups/readers")) {
            bytes += Files.size(folder.path.resolve("groups/readers").resolve(name));
        }
        assertThat(bytes).isLessThan(3_000 * 60);
    }

    /** There: foreign events are read on every poll, for ever. */
    @Test
    void whatASubscriberHasSeenIsNotReadAgain() throws Exception {
        bus.emit(event("foreign"));
        caughtUp(bus, GROUP);
        for (String name : folder.names("pending")) {
            Files.writeString(folder.path.resolve("pending").resolve(name), "no longer an event");
        }

        assertThat(caughtUp(bus, GROUP)).isEmpty();
        assertThat(folder.names("dead-letter")).isEmpty();
    }

    /** There: a file that is half written is passed over, and nobody is told. */
    @Test
    void aFileThatIsHalfWrittenIsReadWhenItIsWhole() throws Exception {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Path file = folder.write("pending", "2026-01-01T00-00-00.000000Z_late.json", event("late"));
        String whole = Files.readString(file);
        Files.writeString(file, whole.substring(0, 20));
        Files.setLastModifiedTime(file, FileTime.from(now));
        List<String> received = new ArrayList<>();
        bus.emit(event("good"));
        folder.open(InstantSource.fixed(now)).catchUp(GROUP, event -> {
            received.add(event.id());
            Files.writeString(file, whole);
        });

        assertThat(received).containsExactly("good", "late");
    }

    /** There: the file is opened under its own name and then written. */
    @Test
    void noFileOfAnUnfinishedEventHasAnEventsName() throws Exception {
        AtomicInteger torn = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread reader = new Thread(() -> torn.set(tornFilesUntil(done)));
        reader.start();
        for (int i = 0; i < 500; i++) {
            bus.emit(event("e" + i));
        }
        done.countDown();
        reader.join();

        assertThat(torn).hasValue(0);
        assertThat(caughtUp(bus, GROUP)).hasSize(500);
    }

    /** There: the timestamp of the event becomes the path. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "../../../../outside",
                "/tmp/outside",
                "..",
                "0000-01-01T00:00:00Z",
                "+99999-01-01T00:00:00Z",
                "yesterday",
                "a\0b",
                "2026-02-21T10:00:00.000Z/../../x"
            })
    void anEventsTimestampChoosesNoPath(String timestamp) throws Exception {
        bus.emit(Event.of("a", "task", "runner", timestamp, JsonObject.EMPTY));
        List<Event> received = new ArrayList<>();
        bus.catchUp(GROUP, received::add);

        assertThat(received).extracting(Event::timestamp).containsExactly(timestamp);
        assertThat(folder.names("pending")).singleElement().asString().matches("\\d{4}-[0-9T.-]+Z_a\\.json");
        try (Stream<Path> all = Files.list(temp)) {
            assertThat(all).containsExactly(temp.resolve("project"));
        }
    }

    /** There: {@code *} as an id archives the events of others. */
    @ParameterizedTest
    @ValueSource(strings = {"*", "?", "[a-z]*", "../x", "a/b", "a\0b", ""})
    void anIdMatchesNoOtherFile(String id) {
        assertThatThrownBy(() -> Event.of(id, "task", "runner", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** There: an unknown type becomes "state", an unknown source "cli". */
    @Test
    void whatIsUnknownIsNotCoerced() throws Exception {
        folder.write(
                "pending",
                "2026-01-01T00-00-00.000000Z_a.json",
                Event.of("a", "session_start", "moon", "2026-02-21T10:00:00.000Z", JsonObject.EMPTY));
        List<Event> received = new ArrayList<>();
        bus.catchUp(GROUP, received::add);

        assertThat(received).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo("session_start");
            assertThat(event.source()).isEqualTo("moon");
        });
    }

    /** There: what was pending before the subscription is not seen. */
    @Test
    void whatWasPendingBeforeIsSeen() {
        bus.emit(event("before"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("before");
    }

    /** There: what a callback throws is swallowed, and the event archived. */
    @Test
    void anEventWhoseCallbackFailsIsNotLost() throws Exception {
        bus.emit(event("a"));
        bus.catchUp(GROUP, event -> {
            throw new IllegalStateException("callback");
        });

        assertThat(folder.names("dead-letter/readers")).hasSize(2);
        assertThat(folder.names("pending")).hasSize(1);
    }

    /** There: of a group that is busy, the memory of what was processed is not written at all. */
    @Test
    void aLockThatIsHeldLosesNoAcknowledgement() throws Exception {
        bus.emit(event("a"));
        Files.createFile(folder.path.resolve("processed.json.lock"));
        bus.drain(event -> {});

        assertThat(folder.path.resolve("processed.json")).content().contains("\"a\"");
    }

    /** There: only the last 100 lines are imported, and those without an id overwrite one another. */
    @Test
    void theWholeLogIsImportedAndOnlyOnce() throws Exception {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            lines.append("{\"timestamp\":\"2026-02-21T10:00:00.000Z\",\"type\":\"task\",\"data\":{\"n\":1}}\n");
        }
        Path log = folder.path.resolveSibling("events.jsonl");
        Files.createDirectories(folder.path);
        Files.writeString(log, lines + "{\"timestamp\":\"2026-02-2", StandardCharsets.UTF_8);

        assertThat(bus.importLog(Optional.empty()).events()).isEqualTo(250);
        assertThat(bus.importLog(Optional.empty()).events()).isZero();
        Files.delete(folder.path.resolve("imported.json"));
        assertThat(bus.importLog(Optional.empty()).events()).isZero();
        assertThat(caughtUp(bus, GROUP)).hasSize(250);
    }

    /** How often the subscribers of each group were called, once all have seen 300 events. */
    private Map<String, Integer> subscribersHandle(String first, String second) throws Exception {
        Set<String> seen = ConcurrentHashMap.newKeySet();
        Map<String, Integer> times = new ConcurrentHashMap<>();
        CountDownLatch handled = new CountDownLatch(first.equals(second) ? 300 : 600);
        for (String group : List.of(first, second)) {
            folder.open(Clock.systemUTC()).subscribe(ConsumerGroup.named(group), event -> {
                seen.add(group + event.id());
                times.merge(group, 1, Integer::sum);
                handled.countDown();
            });
        }
        for (int i = 0; i < 300; i++) {
            bus.emit(event("e" + i));
        }
        assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(first.equals(second) ? 300 : 600);
        return times;
    }

    private int tornFilesUntil(CountDownLatch done) {
        int torn = 0;
        while (done.getCount() > 0) {
            try {
                for (String name : EventSequence.finished(folder.path.resolve("pending"))) {
                    String text =
                            Files.readString(folder.path.resolve("pending").resolve(name));
                    torn += text.endsWith("}\n") ? 0 : 1;
                }
            } catch (IOException e) {
                // The folder is not there yet.
            }
        }
        return torn;
    }
}
