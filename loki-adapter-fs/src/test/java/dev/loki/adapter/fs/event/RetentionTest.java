package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.ports.event.ConsumerGroup;
import dev.loki.ports.event.EventStore.Cleaned;
import dev.loki.ports.event.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class RetentionTest {

    private static final Retention NOTHING = new Retention(Duration.ofDays(1), 0, 0);
    private static final Retention MUCH = new Retention(Duration.ofDays(1), 1_000, 1_000_000);

    @TempDir
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        folder = new BusFolder(temp.resolve("events"));
        bus = folder.open(Clock.systemUTC());
    }

    @Test
    void whatAGroupHasYetToSeeIsNeverTouched() throws Exception {
        emit("a", "b");
        caughtUp(bus, GROUP);
        bus.catchUp(ConsumerGroup.named("slow").startingAt(ConsumerGroup.Start.LATEST), event -> {});
        emit("c");
        caughtUp(bus, GROUP);
        folder.archiveAll();

        assertThat(bus.clean(NOTHING).deleted()).isEqualTo(2);
        assertThat(caughtUp(bus, ConsumerGroup.named("slow"))).containsExactly("c");
        assertThat(bus.clean(NOTHING).deleted()).isEqualTo(1);
    }

    @Test
    void withoutAGroupOnlyTheArchiveIsTouched() throws Exception {
        emit("a");
        folder.archiveAll();
        emit("b");

        assertThat(bus.clean(NOTHING)).isEqualTo(new Cleaned(0, 1, 0, List.of()));
        assertThat(folder.names("pending")).hasSize(1);
    }

    @Test
    void theNewestAreKeptUpToTheNumber() throws Exception {
        emit("a", "b", "c");
        folder.archiveAll();
        bus.clean(new Retention(Duration.ofDays(1), 2, 1_000_000));

        assertThat(folder.names("archive")).hasSize(2).noneMatch(name -> name.endsWith("_a.json"));
    }

    @Test
    void theNewestAreKeptUpToTheSize() throws Exception {
        emit("a", "b", "c");
        folder.archiveAll();
        long size = Files.size(
                folder.path.resolve("archive").resolve(folder.names("archive").get(0)));
        bus.clean(new Retention(Duration.ofDays(1), 100, 2 * size));

        assertThat(folder.names("archive")).hasSize(2);
    }

    @Test
    void whatIsOlderGoes() throws Exception {
        emit("a", "b");
        folder.archiveAll();
        age(folder.path.resolve("archive").resolve(folder.names("archive").get(0)), Duration.ofDays(2));

        assertThat(bus.clean(MUCH).deleted()).isEqualTo(1);
    }

    @Test
    void whatAllGroupsHaveSeenIsArchivedAMinuteAfterItCame() throws Exception {
        emit("a", "b");
        caughtUp(bus, GROUP);
        assertThat(bus.clean(MUCH).archived()).isZero();
        for (String name : folder.names("pending")) {
            age(folder.path.resolve("pending").resolve(name), Duration.ofMinutes(2));
        }

        assertThat(bus.clean(MUCH).archived()).isEqualTo(2);
        assertThat(folder.names("pending")).isEmpty();
        assertThat(caughtUp(bus, GROUP)).isEmpty();
        assertThat(caughtUp(bus, ConsumerGroup.named("new"))).containsExactly("a", "b");
    }

    @Test
    void aGroupThatNobodyBelongsToIsDroppedLoudlyAnHourAfterItWasMarked() throws Exception {
        emit("a");
        caughtUp(bus, GROUP);
        age(folder.path.resolve("groups/readers/alive"), Duration.ofDays(8));
        Files.writeString(
                Files.createDirectory(folder.path.resolve("groups/readers/theirs"))
                        .resolve("x"),
                "");
        assertThat(bus.clean(MUCH).dropped()).isEmpty();
        assertThat(bus.clean(MUCH).dropped()).isEmpty();
        FileEventBus later = folder.open(InstantSource.fixed(now().plus(Duration.ofMinutes(61))));

        assertThat(later.clean(MUCH).dropped()).containsExactly("readers");
        assertThat(folder.names("groups")).isEmpty();
        assertThat(folder.warnings).singleElement().asString().contains("readers had no member for 7 days");
        assertThat(caughtUp(later, ConsumerGroup.named("new"))).hasSize(2);
    }

    @Test
    void aClockThatJumpsDropsNoGroupThatLives() throws Exception {
        emit("a");
        caughtUp(bus, GROUP);
        Instant jumped = now().plus(Duration.ofDays(30));
        FileEventBus later = folder.open(InstantSource.fixed(jumped));
        assertThat(later.clean(MUCH).dropped()).isEmpty();
        caughtUp(later, GROUP);
        FileEventBus muchLater = folder.open(InstantSource.fixed(jumped.plus(Duration.ofHours(2))));

        assertThat(muchLater.clean(MUCH).dropped()).isEmpty();
    }

    @Test
    void unfinishedFilesOfProgramsThatEndedGo() throws Exception {
        emit("a");
        Path old = Files.createFile(folder.path.resolve("pending/.x.json.1.tmp"));
        Path young = Files.createFile(folder.path.resolve("pending/.y.json.2.tmp"));
        age(old, Duration.ofHours(2));

        assertThat(bus.clean(MUCH).leftovers()).isEqualTo(1);
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    /** By the clock that stamps files. */
    private Instant now() throws Exception {
        return Files.getLastModifiedTime(Files.createTempFile(temp, "now", "")).toInstant();
    }

    private void emit(String... ids) {
        for (String id : ids) {
            bus.emit(event(id));
        }
    }

    private static void age(Path file, Duration age) throws Exception {
        Files.setLastModifiedTime(
                file, FileTime.from(Files.getLastModifiedTime(file).toInstant().minus(age)));
    }
}
