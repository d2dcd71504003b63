package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventBusException;
import dev.loki.ports.event.Retention;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Skips;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may write below the folder of a bus reaches no file outside of it through Loki, and stops no group by one file. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ForgedBusTest {

    private static final Retention NOTHING = new Retention(Duration.ZERO, 0, 0);
    private static final InstantSource IN_A_MONTH = InstantSource.offset(Clock.systemUTC(), Duration.ofDays(30));
    private static final InstantSource A_DAY_LATER = InstantSource.offset(Clock.systemUTC(), Duration.ofDays(31));

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;
    private Path outside;
    private Path group;

    @BeforeEach
    void aGroupThatHasSeenAnEventAndAFolderOfOthers() throws Exception {
        folder = new BusFolder(temp.resolve("events"));
        bus = folder.open(Clock.systemUTC());
        bus.emit(event("a"));
        caughtUp(bus, GROUP);
        group = folder.path.resolve("groups/readers");
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("settings.json"), "theirs");
        Files.writeString(outside.resolve(".unfinished.tmp"), "theirs");
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        for (Path file : new Path[] {outside.resolve("settings.json"), outside.resolve(".unfinished.tmp"), outside}) {
            Files.setLastModifiedTime(file, FileTime.from(longAgo));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"archive", "pending"})
    void aLinkInThePlaceOfAFolderDeletesNothingBehindIt(String name) throws Exception {
        replaceByLink(folder.path.resolve(name));

        assertThatThrownBy(() -> bus.clean(NOTHING))
                .isInstanceOf(EventBusException.class)
                .hasMessageContaining(
                        "expected " + folder.path.resolve(name) + " to be a folder, found a symbolic link");
        assertThatThrownBy(() -> bus.catchUp(ConsumerGroup.named("others"), event -> {}))
                .isInstanceOf(EventBusException.class);
        assertNothingHappenedOutside();
    }

    @Test
    void aLinkInThePlaceOfAGroupDeletesNothingBehindIt() throws Exception {
        replaceByLink(group);

        for (InstantSource clock : new InstantSource[] {IN_A_MONTH, A_DAY_LATER}) {
            assertThat(folder.open(clock).clean(NOTHING).dropped()).isEmpty();
        }
        assertThat(bus.stats().groups()).isEmpty();
        assertThatThrownBy(() -> bus.catchUp(GROUP, event -> {})).isInstanceOf(EventBusException.class);
        assertNothingHappenedOutside();
    }

    @Test
    void aLinkInThePlaceOfAllGroupsDeletesNothingBehindIt() throws Exception {
        Path theirs = Files.createDirectory(temp.resolve("folders"));
        Files.move(outside, theirs.resolve("theirs"));
        outside = theirs.resolve("theirs");
        Files.move(folder.path.resolve("groups"), temp.resolve("moved"));
        Files.createSymbolicLink(folder.path.resolve("groups"), theirs);

        for (InstantSource clock : new InstantSource[] {IN_A_MONTH, A_DAY_LATER}) {
            assertThatThrownBy(() -> folder.open(clock).clean(NOTHING)).isInstanceOf(EventBusException.class);
        }
        assertThatThrownBy(() -> bus.catchUp(GROUP, event -> {})).isInstanceOf(EventBusException.class);
        assertNothingHappenedOutside();
        assertThat(theirs).isDirectoryContaining("glob:**theirs");
    }

    @Test
    void aLinkInThePlaceOfTheDeadLettersBringsNoFileThere() throws Exception {
        Files.createSymbolicLink(folder.path.resolve("dead-letter"), outside);
        Path bad = folder.write("pending", "1_bad.json", event("bad"));
        Files.writeString(bad, "planted");
        Files.setLastModifiedTime(bad, FileTime.from(Instant.EPOCH));

        assertThatThrownBy(() -> bus.catchUp(GROUP, event -> {})).isInstanceOf(EventBusException.class);
        assertThatThrownBy(() -> bus.drain(event -> {})).isInstanceOf(EventBusException.class);
        assertThat(bad).exists();
        assertNothingHappenedOutside();
    }

    @Test
    void aLinkInThePlaceOfAGroupsDeadLettersReplacesNoFileThere() throws Exception {
        Files.createDirectories(folder.path.resolve("dead-letter"));
        Files.createSymbolicLink(folder.path.resolve("dead-letter/readers"), outside);
        folder.write("pending", "settings.json", event("b"));

        assertThatThrownBy(() -> bus.catchUp(GROUP, event -> {
                    throw new IllegalStateException("never");
                }))
                .isInstanceOf(EventBusException.class);
        assertNothingHappenedOutside();
    }

    @Test
    void aLinkInThePlaceOfTheSignOfLifeTouchesNothingBehindIt() throws Exception {
        Files.delete(group.resolve("alive"));
        Files.createSymbolicLink(group.resolve("alive"), outside.resolve("settings.json"));
        bus.emit(event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
        assertNothingHappenedOutside();
    }

    @Test
    void aPipeInThePlaceOfACheckpointDoesNotHang() throws Exception {
        pipe(group.resolve("acked-0000000001"));
        pipe(Files.createDirectory(folder.path.resolve("groups/other")).resolve("acked-0000000000"));
        bus.emit(event("b"));

        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).contains("b");
        assertThat(bus.stats().groups()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"through\":9999999999,\"count\":1}\n"})
    void aCheckpointThatIsNotWholeStopsNoGroup(String text) throws Exception {
        Files.writeString(group.resolve("acked-9999999999"), text);
        bus.emit(event("b"));
        bus.emit(event("c"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("b", "c");
        assertThat(BusFolder.lag(bus, "readers")).isZero();
        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
    }

    @Test
    void aFolderInThePlaceOfACheckpointStopsNoGroup() throws Exception {
        Files.createDirectory(group.resolve("acked-0000000900"));
        bus.emit(event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
    }

    @Test
    void aCheckpointThatIsNotWholeKeepsNoPagesFromBeingFolded() throws Exception {
        Files.createFile(group.resolve("acked-9999999999"));
        for (int i = 0; i < 5_000; i++) {
            bus.emit(event("e" + i));
        }

        assertThat(bus.catchUp(GROUP, event -> {})).isEqualTo(5_000);
        assertThat(folder.names("groups/readers")).anyMatch(name -> name.matches("acked-00000\\d*[1-9]\\d*"));
        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9999999999-0001", "0000010000-0001", "0000001002-0001"})
    void aPageThatNobodyCanHaveReachedHidesNothingAndCostsNothing(String name) throws Exception {
        Files.writeString(group.resolve(name), "");
        bus.emit(event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
        assertThat(folder.names("groups/readers")).contains("0000000002-0001");
        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
    }

    @Test
    void aLinkThatLeadsNowhereKeepsNoPageFromBeingTakenOver() throws Exception {
        folder.write("pending", "1_b.json", event("b"));
        Files.writeString(
                group.resolve("0000000002-0001"),
                "{\"member\":\"0\",\"pid\":1,\"space\":\"elsewhere\",\"lease\":60,\"count\":1}\n1_b.json\nreleased\n");
        Files.createSymbolicLink(group.resolve("0000000002-0002"), temp.resolve("nowhere"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
    }

    @Test
    void aPageThatNamesAnEventTwiceIsFinishedOnce() throws Exception {
        folder.write("pending", "1_b.json", event("b"));
        Files.writeString(group.resolve("0000000002-0001"), """
                {"member":"0","pid":1,"space":"elsewhere","lease":60,"count":2}
                1_b.json
                1_b.json
                released
                """);

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
        GroupLog log = new GroupLog(
                new GroupFolder(group, ""), Identity.fresh(), new JacksonJsonReader(), () -> Long.MAX_VALUE);
        log.read();
        assertThat(log.open()).isEmpty();
        assertThat(log.othersAreAtWork()).isFalse();
    }

    /** As in a container, where nobody sets a locale. */
    @Test
    void aNameThatTheJvmCannotSpellStopsNoGroup() throws Exception {
        Path other = temp.resolve("other");
        BusFolder spelt = new BusFolder(other);
        spelt.open(Clock.systemUTC()).emit(event("e0"));
        run("/bin/sh", "-c", "cd \"$1\" && : >\"$(printf '\\303\\251\\377').json\"", "sh", other + "/pending");
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ManyPendingTest.CatchingUp.class.getName(),
                other.toString());
        process.environment().put("LC_ALL", "C");
        Process started = process.redirectErrorStream(true).start();

        assertThat(new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("in order, 1\n");
        assertThat(spelt.names("dead-letter")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pipe", "link"})
    void aLogThatIsNoFileIsNotWritten(String kind) throws Exception {
        Path log = temp.resolve("events.jsonl");
        if (kind.equals("pipe")) {
            run("mkfifo", log.toString());
        } else {
            Files.createSymbolicLink(log, outside.resolve("settings.json"));
        }
        new FileEventBus(folder.path, new JacksonJsonReader(), Clock.systemUTC(), folder.settings(log))
                .emit(event("b"));

        assertThat(folder.warnings).singleElement().asString().contains("events.jsonl cannot be written");
        assertNothingHappenedOutside();
    }

    private void replaceByLink(Path place) throws Exception {
        if (Files.exists(place)) {
            Files.move(place, temp.resolve("moved"));
        }
        Files.createSymbolicLink(place, outside);
    }

    private static void pipe(Path place) throws Exception {
        run("mkfifo", place.toString());
    }

    private static void run(String... command) throws Exception {
        Skips.unless(new ProcessBuilder(command).start().waitFor() == 0, command[0], "it refused");
    }

    private void assertNothingHappenedOutside() throws Exception {
        assertThat(outside)
                .isDirectoryContaining("glob:**/settings.json")
                .isDirectoryContaining("glob:**/.unfinished.tmp");
        try (var files = Files.list(outside)) {
            assertThat(files).hasSize(2);
        }
        assertThat(outside.resolve("settings.json")).hasContent("theirs");
        assertThat(Files.getLastModifiedTime(outside.resolve("settings.json")).toInstant())
                .isEqualTo(Instant.parse("2020-01-01T00:00:00Z"));
    }
}
