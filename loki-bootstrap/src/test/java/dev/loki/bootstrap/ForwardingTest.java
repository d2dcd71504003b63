package dev.loki.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.fs.lock.FileMutex;
import dev.loki.application.forward.ForwardReport;
import dev.loki.application.forward.Forwarding;
import dev.loki.contracts.forward.InMemoryAuditSink;
import dev.loki.domain.audit.dashboard.DashboardChain;
import dev.loki.domain.forward.ForwardedChain;
import dev.loki.domain.forward.ForwardedEntry;
import dev.loki.domain.forward.Urgency;
import dev.loki.testing.MemoryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forwarding from files to a receiver, with the cursor on the disk. */
class ForwardingTest {

    @TempDir(factory = MemoryFolder.class)
    private Path scratch;

    private ChainFolder chain;
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final InMemoryAuditSink sink = new InMemoryAuditSink();

    @BeforeEach
    void open() {
        chain = new ChainFolder(scratch);
    }

    @Test
    void everythingIsSentOnceAndNothingTwice() throws IOException {
        chain.append("audit.jsonl", 0, 1_700);
        assertThat(once()).isEqualTo(new ForwardReport(1_700, 0, List.of(), List.of()));
        chain.append("audit.jsonl", 1_700, 1_705);
        assertThat(once().sent()).isEqualTo(5);
        assertThat(once().sent()).isZero();
        assertThat(numbers()).containsExactlyElementsOf(range(0, 1_705));
    }

    @Test
    void whatWasRecordedWhileTheServerWasDownIsSentInOrderAfterTheLastThousand() throws IOException {
        chain.append("audit.jsonl", 0, 3_000);
        once();
        sink.setDown(true);
        chain.append("audit.jsonl", 3_000, 3_300);
        ForwardReport down = once();
        assertThat(down.pending()).isEqualTo(300);
        assertThat(down.troubles()).singleElement().asString().contains("memory://test: it is down");
        once();
        sink.setDown(false);
        assertThat(once().pending()).isZero();
        List<Long> again = numbers().subList(3_000, numbers().size());
        assertThat(again).containsExactlyElementsOf(range(2_000, 3_300));
    }

    @Test
    void aHalfWrittenLineWaitsForItsEnd() throws IOException {
        chain.append("audit.jsonl", 0, 2);
        chain.appendText("audit.jsonl", "{\"seq\":2,");
        assertThat(once().sent()).isEqualTo(2);
        chain.appendText("audit.jsonl", "\"what\":\"x\"}\n");
        once();
        assertThat(numbers()).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aLineThatIsNoJsonIsForwardedAsItIs() throws IOException {
        chain.appendText("audit.jsonl", "not json\n[1]\n");
        once();
        assertThat(sink.received()).extracting(ForwardedEntry::action).containsOnly("unreadable_line");
        assertThat(sink.received()).extracting(ForwardedEntry::urgency).containsOnly(Urgency.WARNING);
    }

    @Test
    void rotationIsFollowedThoughTheFileIsRenamed() throws IOException {
        chain.append("audit.jsonl", 0, 5);
        once();
        chain.append("audit.jsonl", 5, 8);
        Files.move(scratch.resolve("audit.jsonl"), scratch.resolve("audit-1.jsonl"));
        chain.append("audit.jsonl", 8, 10);
        ForwardReport report = once();
        assertThat(report.tampering()).isEmpty();
        assertThat(numbers()).containsExactlyElementsOf(range(0, 10));
    }

    @Test
    void theDashboardsFilesAreFollowedDayByDay() throws IOException {
        chain.append("audit-2026-01-02.jsonl", 2, 4);
        chain.append("audit-2026-01-02.101112.jsonl", 0, 2);
        chain.append("audit-2026-01-03.jsonl", 4, 6);
        once();
        assertThat(numbers()).containsExactlyElementsOf(range(0, 6));
        assertThat(sink.received()).extracting(ForwardedEntry::chain).containsOnly(ForwardedChain.DASHBOARD);
    }

    @Test
    void aCheckpointIsOneMessageOnceItIsWhole() throws IOException {
        chain.appendText("audit.checkpoints", "loki/p\n1000\ncm9vdA==\n\n\u2014 key c2ln\n");
        assertThat(once().sent()).isZero();
        chain.appendText("audit.checkpoints", "\nloki/p\n2000\ncm9vdDI=\n\n\u2014 key c2ln\n\u2014 old c2ln\n\n");
        once();
        assertThat(sink.received()).extracting(ForwardedEntry::seq).containsExactly(1_000L, 2_000L);
        assertThat(sink.received()).extracting(ForwardedEntry::hash).containsExactly("cm9vdA==", "cm9vdDI=");
    }

    @Test
    void aLogThatWasCutIsReportedAsTampering() throws IOException {
        chain.append("audit.jsonl", 0, 5);
        once();
        byte[] whole = Files.readAllBytes(scratch.resolve("audit.jsonl"));
        Files.delete(scratch.resolve("audit.jsonl"));
        chain.append("audit.jsonl", 0, 3);
        ForwardReport report = once();
        assertThat(report.tampering()).singleElement().asString().contains("no longer in its place");
        assertThat(whole).hasSizeGreaterThan((int) Files.size(scratch.resolve("audit.jsonl")));
        assertThat(sink.received().get(5).urgency()).isEqualTo(Urgency.ALERT);
        assertThat(numbers().subList(6, 9)).containsExactly(0L, 1L, 2L);
    }

    @Test
    void aLogThatIsGoneOrEmptyIsReportedEachTimeAndTheCursorStaysAsAWitness() throws IOException {
        chain.append("audit.jsonl", 0, 5);
        once();
        Files.delete(scratch.resolve("audit.jsonl"));
        assertThat(once().tampering()).singleElement().asString().contains("missing or empty");
        chain.appendText("audit.jsonl", "");
        assertThat(once().tampering()).singleElement().asString().contains("missing or empty");
    }

    @Test
    void aLogThatWasReplacedIsReportedAndForwardedFromItsStart() throws IOException {
        chain.append("audit.jsonl", 0, 5);
        once();
        Files.delete(scratch.resolve("audit.jsonl"));
        chain.append("audit.jsonl", 100, 102);
        assertThat(once().tampering()).singleElement().asString().contains("gone or was replaced");
        assertThat(once().tampering()).isEmpty();
        assertThat(numbers()).endsWith(100L, 101L);
    }

    @Test
    void theSecondFileOfOneSecondIsForwardedToo() throws IOException {
        chain.append("audit-2026-01-02.030405.jsonl", 0, 2);
        chain.append("audit-2026-01-02.030405_0002.jsonl", 2, 4);
        chain.append("audit-2026-01-02.030405_10000.jsonl", 4, 6);
        chain.append("audit-2026-01-02.jsonl", 6, 8);
        assertThat(once().pending()).isZero();
        assertThat(numbersOf(ForwardedChain.DASHBOARD)).containsExactlyElementsOf(range(0, 8));
        assertThat(sink.received()).hasSize(8);
    }

    @Test
    void filesAreForwardedAsTheyAreLinkedWhateverTheirNamesSay() throws IOException {
        String tip = chain.link("audit-2026-01-03.jsonl", DashboardChain.GENESIS, "first");
        assertThat(once().sent()).isEqualTo(1);
        chain.link("audit-2026-01-02.jsonl", tip, "after the clock was set back");
        assertThat(once()).isEqualTo(new ForwardReport(1, 0, List.of(), List.of()));
        assertThat(sink.received()).extracting(ForwardedEntry::action).endsWith("after the clock was set back");
    }

    @Test
    void whileAnotherForwardsNothingIsSent() throws IOException {
        chain.append("audit.jsonl", 0, 5);
        ForwardReport report = new FileMutex(scratch.resolve("syslog.cursor.lock")).holding(() -> {
            Thread other = new Thread(this::once);
            other.start();
            join(other);
            return new ForwardReport(sink.received().size(), 0, List.of(), List.of());
        });
        assertThat(report.sent()).isZero();
        assertThat(once().sent()).isEqualTo(5);
    }

    @Test
    void aThreadForwardsWhatIsAppendedAndCloseDrains() throws IOException {
        Forwarding forwarding = chain.to(sink, warnings::add);
        forwarding.start();
        chain.append("audit.jsonl", 0, 700);
        forwarding.appended();
        ForwardReport report = forwarding.close(Duration.ofSeconds(60));
        assertThat(report.pending()).isZero();
        assertThat(numbers()).containsExactlyElementsOf(range(0, 700));
        assertThat(warnings).isEmpty();
    }

    @Test
    void closeSaysHowManyAreStillToBeSentAndWarningsAreFew() throws IOException {
        sink.setDown(true);
        chain.append("audit.jsonl", 0, 9);
        Forwarding forwarding = chain.to(sink, warnings::add);
        forwarding.start();
        for (int i = 0; i < 1_000; i++) {
            forwarding.appended();
        }
        assertThat(forwarding.close(Duration.ofSeconds(60)).pending()).isEqualTo(9);
        assertThat(warnings).hasSizeLessThanOrEqualTo(2).last().asString().contains("9 audit entries are still to be");
    }

    @Test
    void aCursorThatCannotBeUnderstoodIsTroubleThatNamesTheFile() throws IOException {
        chain.append("audit.jsonl", 0, 1);
        chain.appendText("syslog.cursor", "{\"memory://test\":{\"confirmed\":7}}");
        assertThat(once().troubles()).anyMatch(trouble -> trouble.contains("syslog.cursor is no cursor"));
    }

    private ForwardReport once() {
        return chain.to(sink, warnings::add).forwardOnce();
    }

    private List<Long> numbers() {
        return sink.received().stream().map(ForwardedEntry::seq).toList();
    }

    private List<Long> numbersOf(ForwardedChain which) {
        return sink.received().stream()
                .filter(entry -> entry.chain() == which)
                .map(ForwardedEntry::seq)
                .toList();
    }

    private static List<Long> range(long from, long to) {
        return LongStream.range(from, to).boxed().toList();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
