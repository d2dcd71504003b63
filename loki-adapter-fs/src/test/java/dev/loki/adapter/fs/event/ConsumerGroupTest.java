package dev.loki.adapter.fs.event;

import static dev.loki.adapter.fs.event.BusFolder.GROUP;
import static dev.loki.adapter.fs.event.BusFolder.caughtUp;
import static dev.loki.adapter.fs.event.BusFolder.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.event.ConsumerGroup;
import dev.loki.testing.MemoryFolder;
import dev.loki.testing.Nightly;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a group's files make of events that come, move and go by other hands. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
class ConsumerGroupTest {

    private static final String NOBODY =
            "{\"member\":\"0000000000000000\",\"pid\":1,\"space\":\"elsewhere\"," + "\"lease\":3600,\"count\":2}\n";

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    private BusFolder folder;
    private FileEventBus bus;

    @BeforeEach
    void openBus() {
        folder = new BusFolder(temp.resolve("events"));
        bus = folder.open(Clock.systemUTC());
    }

    @Test
    void anOutsiderThatArchivesFirstTakesNothingFromAGroup() throws Exception {
        bus.emit(event("a"));
        caughtUp(bus, GROUP);
        bus.emit(event("b"));
        folder.archiveAll();

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
    }

    @Test
    void aNameThatSortsBeforeWhatWasHandledIsStillSeen() throws Exception {
        bus.emit(event("b"));
        caughtUp(bus, GROUP);
        folder.write("pending", "2001-01-01T00-00-00.000000Z_a.json", event("a"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("a");
    }

    @Test
    void aClockThatJumpsBackHidesNoEvent() {
        folder.open(InstantSource.fixed(Instant.parse("2099-01-01T00:00:00Z"))).emit(event("future"));
        caughtUp(bus, GROUP);
        folder.open(InstantSource.fixed(Instant.parse("1970-01-01T00:00:00Z"))).emit(event("past"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("past");
    }

    @Test
    void anEventThatIsDeletedIsNotWaitedFor() throws Exception {
        bus.emit(event("a"));
        bus.emit(event("b"));
        List<String> received = new ArrayList<>();
        bus.catchUp(GROUP, event -> {
            received.add(event.id());
            for (String name : folder.names("pending")) {
                Files.delete(folder.path.resolve("pending").resolve(name));
            }
        });

        assertThat(received).containsExactly("a");
        assertThat(BusFolder.lag(bus, "readers")).isZero();
    }

    @Test
    void filesOfOneIdAreHandledOnceByWhoeverComesLater() throws Exception {
        bus.emit(event("a"));
        caughtUp(bus, GROUP);
        bus.emit(event("a"));

        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
        assertThat(BusFolder.lag(bus, "readers")).isZero();
    }

    @Test
    void aNameThatBearsAnotherIdSuppressesNoEvent() throws Exception {
        folder.write("pending", "1_event.json", event("a"));
        folder.write("pending", "2_event.json", event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("a", "b");
    }

    @Test
    void aPageThatItsOwnerReleasedIsTakenOver() throws Exception {
        bus.emit(event("a"));
        bus.emit(event("b"));
        takenUpElsewhere("0\nreleased\n");

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
        assertThat(folder.names("groups/readers")).contains("0000000001-0002");
    }

    @Test
    void whatALivingMemberHasInHandIsLeftAlone() throws Exception {
        bus.emit(event("a"));
        bus.emit(event("b"));
        takenUpElsewhere("0\n");

        assertThat(caughtUp(bus, GROUP)).isEmpty();
        assertThat(BusFolder.lag(bus, "readers")).isEqualTo(1);
    }

    @Test
    void aPageTornByAPowerLossGivesItsEventsBack() throws Exception {
        bus.emit(event("a"));
        caughtUp(bus, GROUP);
        bus.emit(event("b"));
        Files.write(folder.path.resolve("groups/readers/0000000002-0001"), new byte[200]);

        assertThat(caughtUp(bus, GROUP)).containsExactly("b");
    }

    @Test
    void aPageOfSomebodyElsesMakingReadsNothingOutsideOfTheFolders() throws Exception {
        Path secret =
                Files.writeString(temp.resolve("x.json"), event("secret").json().toString());
        caughtUp(bus, GROUP);
        Files.writeString(
                folder.path.resolve("groups/readers/0000000001-0001"), NOBODY + "../../x.json\n../x.json\nreleased\n");

        assertThat(caughtUp(bus, GROUP)).isEmpty();
        assertThat(secret).exists();
    }

    @Test
    void aMemberThatIsBehindDoesNotUseANumberASecondTime() throws Exception {
        bus.emit(event("a"));
        bus.emit(event("b"));
        caughtUp(bus, GROUP);
        Path group = folder.path.resolve("groups/readers");
        GroupLog behind = log();
        behind.read();
        List<String> names = folder.names("pending");
        folder.write("pending", "2099-01-01T00-00-00.000000Z_c.json", event("c"));
        caughtUp(bus, GROUP);
        foldAll();
        assertThat(folder.names("groups/readers")).contains("acked-0000000002").doesNotContain("0000000002-0001");

        TreeSet<String> candidates = new TreeSet<>(folder.names("pending"));
        assertThat(names).hasSize(2);
        assertThat(behind.claim(candidates, 10, GROUP.lease())).isEmpty();
        assertThat(group.resolve("0000000002-0001")).doesNotExist();
        assertThat(caughtUp(bus, GROUP)).isEmpty();
    }

    @Test
    void pagesAreFoldedAndKnowWhatTheyKnew() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            bus.emit(event("e" + i));
        }
        assertThat(bus.catchUp(GROUP, event -> {})).isEqualTo(10_000);

        assertThat(folder.names("groups/readers")).anyMatch(name -> name.matches("acked-\\d*[1-9]\\d*"));
        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
        folder.archiveAll();
        assertThat(caughtUp(folder.open(Clock.systemUTC()), GROUP)).isEmpty();
    }

    @Test
    void moreEventsAtOnceThanTheSystemHintsAtAreAllHandled() throws Exception {
        int count = 3_000;
        CountDownLatch handled = new CountDownLatch(count);
        bus.subscribe(GROUP, event -> handled.countDown());
        FileEventBus other = folder.open(Clock.systemUTC());
        for (int i = 0; i < count; i++) {
            other.emit(event("e" + i));
        }

        assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
        bus.close();
    }

    @Test
    void whatIsPendingAtTheStartIsHandledInOrder() {
        int count = Nightly.count(2_000, 100_000);
        for (int i = 0; i < count; i++) {
            bus.emit(event("e" + i));
        }

        assertThat(caughtUp(bus, GROUP))
                .containsExactlyElementsOf(
                        IntStream.range(0, count).mapToObj(i -> "e" + i).toList());
    }

    @Test
    void foldersThatAreRemovedMeanwhileAreMadeAgain() throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        bus.subscribe(GROUP, event -> received.add(event.id()));
        bus.emit(event("a"));
        assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("a");
        Path away = Files.move(folder.path, temp.resolve("away")); // lest the member makes files where they are removed
        remove(away);
        bus.emit(event("b"));

        assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("b");
        bus.close();
    }

    @Test
    void aFileThatIsNoEventIsSetAsideOnceForAllGroups() throws Exception {
        Path bad = folder.write("pending", "2001-01-01T00-00-00.000000Z_bad.json", event("bad"));
        Files.writeString(bad, "{");
        bus.emit(event("good"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("good");
        assertThat(caughtUp(bus, ConsumerGroup.named("others"))).containsExactly("good");
        assertThat(folder.names("dead-letter"))
                .containsExactly("2001-01-01T00-00-00.000000Z_bad.json", "2001-01-01T00-00-00.000000Z_bad.json.reason");
        assertThat(bus.stats().setAside()).isEqualTo(1);
    }

    @Test
    void anEventWhoseFirstFileIsNoneIsHandledFromItsSecond() throws Exception {
        setAsideAs("1_a.json");
        folder.write("pending", "2_a.json", event("a"));
        folder.write("pending", "3_b.json", event("b"));

        assertThat(caughtUp(bus, GROUP)).containsExactly("a", "b");
    }

    @Test
    void whatIsMendedIsHandledAsItsReasonSays() throws Exception {
        Path letter = setAsideAs("1_a.json");

        assertThat(folder.path.resolve("dead-letter/1_a.json.reason"))
                .content()
                .contains("to pending/ under another name");
        Files.writeString(letter, event("a").json().toString());
        Files.move(letter, folder.path.resolve("pending/mended.json"));
        assertThat(caughtUp(bus, GROUP)).containsExactly("a");
    }

    private Path setAsideAs(String name) throws Exception {
        Path bad = folder.write("pending", name, event("a"));
        Files.writeString(bad, "{");
        Files.setLastModifiedTime(bad, FileTime.from(Instant.EPOCH));
        assertThat(caughtUp(bus, GROUP)).isEmpty();
        return folder.path.resolve("dead-letter").resolve(name);
    }

    /** As where memory ran out, or it was interrupted by its own doing. */
    @ParameterizedTest
    @ValueSource(classes = {InternalError.class, OutOfMemoryError.class, InterruptedException.class})
    void aHandlerThatEndsItsThreadIsTriedAgainAndToldOf(Class<? extends Throwable> kind) throws Exception {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        AtomicBoolean failed = new AtomicBoolean();
        bus.subscribe(GROUP, event -> {
            if (failed.compareAndSet(false, true)) {
                throwAny(kind.getConstructor(String.class).newInstance("mine"));
            }
            received.add(event.id());
        });
        bus.emit(event("a"));

        assertThat(received.poll(60, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(folder.warnings)
                .singleElement()
                .asString()
                .contains("group readers")
                .contains("mine");
        bus.close();
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void throwAny(Throwable any) throws T {
        throw (T) any;
    }

    @Test
    void aNameOfOtherCharactersIsSetAside() throws Exception {
        folder.write("pending", "a b.json", event("a"));
        caughtUp(bus, GROUP);

        assertThat(folder.names("dead-letter")).containsExactly("a b.json", "a b.json.reason");
    }

    @Test
    void aDeadLetterHasTheEventAndTheError() throws Exception {
        bus.emit(event("a"));
        bus.catchUp(GROUP, event -> {
            throw new IllegalStateException("no room for it");
        });
        List<String> kept = folder.names("dead-letter/readers");

        assertThat(kept).hasSize(2);
        assertThat(folder.path.resolve("dead-letter/readers").resolve(kept.get(0)))
                .hasContent(event("a").json() + "\n");
        assertThat(folder.path.resolve("dead-letter/readers").resolve(kept.get(1)))
                .content()
                .contains("2 times")
                .contains("no room for it");
        assertThat(folder.warnings).singleElement().asString().contains("event a is a dead letter");
    }

    @Test
    void aGroupsNameCannotLeadAnywhere() {
        for (String name : List.of("", "..", "a/b", ".a", "a.b", "a\n", "a\0", "é", "a".repeat(65))) {
            assertThatThrownBy(() -> ConsumerGroup.named(name)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private GroupLog log() {
        Identity self = Identity.fresh();
        GroupFolder group = new GroupFolder(folder.path.resolve("groups/readers"), self.member());
        return new GroupLog(group, self, new JacksonJsonReader(), System::nanoTime);
    }

    private void foldAll() throws Exception {
        GroupLog log = log();
        log.read();
        log.isFoldingDue();
        log.fold(Set.copyOf(folder.names("pending"))::contains);
    }

    /** A page of both names whose owner is nobody we can see. */
    private void takenUpElsewhere(String lines) throws Exception {
        bus.catchUp(GROUP.startingAt(ConsumerGroup.Start.LATEST), event -> {});
        Path group = folder.path.resolve("groups/readers");
        remove(group);
        Files.createDirectories(group);
        Files.writeString(group.resolve("acked-0000000000"), "{\"through\":0,\"count\":0}\n");
        Files.writeString(
                group.resolve("0000000001-0001"), NOBODY + String.join("\n", folder.names("pending")) + "\n" + lines);
    }

    private static void remove(Path path) throws Exception {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        }
    }
}
