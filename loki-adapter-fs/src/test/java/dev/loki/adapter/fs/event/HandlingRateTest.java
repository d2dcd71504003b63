package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class HandlingRateTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    @TempDir
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;

    @BeforeEach
    void aGroupHandlesThree() throws IOException {
        folder = new BusFolder(temp.resolve("events"));
        bus = folder.open(InstantSource.fixed(NOON));
        for (String id : List.of("a", "b", "c")) {
            bus.emit(event(id));
        }
        caughtUp(bus, GROUP);
        age("0000000001-0001", Duration.ofSeconds(59));
    }

    @Test
    void whatWasAcknowledgedWithinTheMinuteCounts() {
        assertThat(lastMinute()).isEqualTo(3);
    }

    @Test
    void whatIsOlderDoesNot() throws IOException {
        age("0000000001-0001", Duration.ofSeconds(61));

        assertThat(lastMinute()).isZero();
    }

    @Test
    void whatIsInHandDoesNot() throws IOException {
        Files.writeString(
                folder.path.resolve("groups/readers/0000000002-0001"),
                "{\"member\":\"0\",\"pid\":1,\"space\":\"elsewhere\",\"lease\":60,\"count\":2}\nx.json\ny.json\n1\n");
        age("0000000002-0001", Duration.ZERO);

        assertThat(lastMinute()).isEqualTo(4);
    }

    /** Folded between two minutes and half a minute ago: of that time, a third is in the last minute. */
    @Test
    void ofWhatIsFoldedItsShareCounts() throws IOException {
        Files.writeString(
                folder.path.resolve("groups/readers/acked-0000000001"),
                "{\"through\":1,\"count\":6}\n1.json\n2.json\n3.json\n4.json\n5.json\n6.json\n");
        age("acked-0000000000", Duration.ofMinutes(2));
        age("acked-0000000001", Duration.ofSeconds(30));

        assertThat(lastMinute()).isEqualTo(2);
    }

    private long lastMinute() {
        return bus.stats().groups().get(0).lastMinute().orElseThrow();
    }

    private void age(String name, Duration age) throws IOException {
        Files.setLastModifiedTime(folder.path.resolve("groups/readers").resolve(name), FileTime.from(NOON.minus(age)));
    }
}
