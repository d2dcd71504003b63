package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long others wait for a member that nobody can see: on a clock that stands still until it is told. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class LeaseTest {

    private static final String NAMES = "1_a.json\n2_b.json\n";

    @TempDir
    private Path temp;

    private final AtomicLong nanos = new AtomicLong(-5);
    private BusFolder folder;
    private Path page;
    private GroupLog log;

    @BeforeEach
    void aMemberElsewhereHasTwoEventsInHand() throws IOException {
        folder = new BusFolder(temp.resolve("events"));
        folder.write("pending", "1_a.json", event("a"));
        folder.write("pending", "2_b.json", event("b"));
        Path group = Files.createDirectories(folder.path.resolve("groups/readers"));
        Files.writeString(group.resolve("acked-0000000000"), "{\"through\":0,\"count\":0}\n");
        page = write(group, "60");
        Identity self = Identity.fresh();
        log = new GroupLog(new GroupFolder(group, self.member()), self, new JacksonJsonReader(), nanos::get);
        log.read();
    }

    @Test
    void aPageIsTakenOverWhenItsLeaseIsOver() throws IOException {
        pass(Duration.ofSeconds(60).minusNanos(1));
        assertThat(log.takeOver(GROUP.lease())).isEmpty();
        pass(Duration.ofNanos(1));

        assertThat(log.takeOver(GROUP.lease()))
                .hasValueSatisfying(taken -> assertThat(taken.size()).isEqualTo(2));
    }

    @Test
    void whatIsAcknowledgedIsNotTakenOver() throws IOException {
        append("0\n");
        pass(Duration.ofSeconds(30));
        assertThat(log.takeOver(GROUP.lease())).isEmpty();
        pass(Duration.ofSeconds(60));

        Optional<OwnPage> taken = log.takeOver(GROUP.lease());
        assertThat(taken).isPresent();
        assertThat(taken.orElseThrow().name(0)).isEqualTo("2_b.json");
        assertThat(taken.orElseThrow().size()).isEqualTo(1);
    }

    @Test
    void aLineThatSaysTheOwnerLivesBeginsTheLeaseAnew() throws IOException {
        pass(Duration.ofSeconds(59));
        append("\n");
        assertThat(log.takeOver(GROUP.lease())).isEmpty();
        pass(Duration.ofSeconds(59));
        assertThat(log.takeOver(GROUP.lease())).isEmpty();
        pass(Duration.ofSeconds(1));

        assertThat(log.takeOver(GROUP.lease())).isPresent();
    }

    @Test
    void whoJoinsLaterCountsFromThen() throws IOException {
        pass(Duration.ofSeconds(50));
        log.read();
        pass(Duration.ofSeconds(50));

        assertThat(log.takeOver(GROUP.lease())).isEmpty();
    }

    @Test
    void anOwnerThatAsksForMoreThanAnHourGetsAnHour() throws IOException {
        assertIsFreeAfter("99999999", Duration.ofHours(1));
    }

    @Test
    void aPageWithoutALeaseHoldsNoNames() throws IOException {
        write(folder.path.resolve("groups/readers"), "\"long\"");
        log.read();

        assertThat(log.isKnown("1_a.json")).isFalse();
    }

    /** As one that was suspended in its handler, or slept longer than its lease. */
    @Test
    void anOwnerThatWasSilentForTooLongHandlesNothingMoreOfWhatWasTakenOver() throws IOException {
        append("released\n");
        FileEventBus bus = new FileEventBus(
                folder.path, new JacksonJsonReader(), Clock.systemUTC(), folder.settings(null), nanos::get);
        List<String> handled = new ArrayList<>();
        bus.catchUp(GROUP.leasing(Duration.ofSeconds(60)), event -> {
            handled.add(event.id());
            pass(Duration.ofSeconds(61));
            Files.writeString(page.resolveSibling("0000000001-0003"), header("60") + NAMES);
        });

        assertThat(handled).containsExactly("a");
    }

    @Test
    void anOwnerThatWasSilentGoesOnWhereNobodyTookItOver() throws IOException {
        append("released\n");
        FileEventBus bus = new FileEventBus(
                folder.path, new JacksonJsonReader(), Clock.systemUTC(), folder.settings(null), nanos::get);
        List<String> handled = new ArrayList<>();
        bus.catchUp(GROUP.leasing(Duration.ofSeconds(60)), event -> {
            handled.add(event.id());
            pass(Duration.ofSeconds(61));
        });

        assertThat(handled).containsExactly("a", "b");
    }

    /** What is free must not wait until there is nothing else to do. */
    @Test
    void whatIsFreeIsHandledAlthoughThereIsAlwaysMore() throws IOException {
        append("0\nreleased\n");
        for (int i = 10; i < 90; i++) {
            folder.write("pending", i + "_e" + i + ".json", event("e" + i));
        }
        FileEventBus bus = new FileEventBus(
                folder.path, new JacksonJsonReader(), Clock.systemUTC(), folder.settings(null), nanos::get);
        List<String> handled = new ArrayList<>();
        bus.catchUp(ConsumerGroup.named("readers"), event -> {
            handled.add(event.id());
            pass(Duration.ofSeconds(1));
        });

        assertThat(handled).hasSize(81);
        assertThat(handled.indexOf("b")).isBetween(1, 79);
    }

    private void assertIsFreeAfter(String lease, Duration time) throws IOException {
        Files.delete(page);
        write(folder.path.resolve("groups/readers"), lease);
        log.read();
        pass(time.minusNanos(1));
        assertThat(log.takeOver(GROUP.lease())).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(log.takeOver(GROUP.lease())).isPresent();
    }

    private static Path write(Path group, String lease) throws IOException {
        return Files.writeString(group.resolve("0000000001-0001"), header(lease) + NAMES);
    }

    private static String header(String lease) {
        return "{\"member\":\"0000000000000000\",\"pid\":1,\"space\":\"elsewhere\",\"lease\":" + lease
                + ",\"count\":2}\n";
    }

    private void append(String lines) throws IOException {
        Files.writeString(page, lines, StandardOpenOption.APPEND);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
