package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a power loss makes of a group's files, which are not synced. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class PowerLossTest {

    @TempDir
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;
    private Path group;

    @BeforeEach
    void threePages() {
        folder = new BusFolder(temp.resolve("events"));
        group = folder.path.resolve("groups/readers");
        bus = folder.open(Clock.systemUTC());
        for (String id : Set.of("a", "b", "c")) {
            bus.emit(event(id));
            caughtUp(bus, GROUP);
        }
    }

    @Test
    void aPageThatIsLostGivesItsEventsBackUnderANewNumber() throws Exception {
        Files.delete(group.resolve("0000000002-0001"));

        assertThat(caughtUp(bus, GROUP)).hasSize(1);
        assertThat(folder.names("groups/readers")).contains("0000000004-0001").doesNotContain("0000000002-0001");
        assertThat(caughtUp(bus, GROUP)).isEmpty();
    }

    @Test
    void aPageThatIsLostDoesNotKeepTheOthersFromBeingFolded() throws Exception {
        Files.delete(group.resolve("0000000002-0001"));
        caughtUp(bus, GROUP);
        Identity self = Identity.fresh();
        GroupLog log = new GroupLog(new GroupFolder(group, self.member()), self, new JacksonJsonReader(), () -> 0);
        log.read();
        log.isFoldingDue();
        log.fold(Set.copyOf(folder.names("pending"))::contains);

        assertThat(folder.names("groups/readers"))
                .contains("acked-0000000004")
                .noneMatch(name -> name.matches("\\d{10}-\\d{4}"));
        assertThat(caughtUp(bus, GROUP)).isEmpty();
    }

    @Test
    void whereTheSystemDoesNotTellItsSpaceNoOtherIsTakenForOnesOwn() {
        Path noProc = temp.resolve("no-proc");

        assertThat(Identity.linuxSpace(noProc)).isNotEqualTo(Identity.linuxSpace(noProc));
    }
}
