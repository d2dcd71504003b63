package dev.loki.adapter.fs.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxException;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.testing.MemoryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileOutboxTest {

    private static final String OUTBOX = "000000000000002a000000000000002a";

    @TempDir(factory = MemoryFolder.class)
    private Path temp;

    @Test
    void whoOnlyAsksMakesNothing() {
        assertThat(TestOutbox.in(folder()).contents()).isEmpty();
        assertThat(tracker().check().account()).contains("air-gapped", ": 0");
        assertThat(folder()).doesNotExist();
    }

    @Test
    void callsStandThereInTheirOrderWhicheverHandlePutThem() throws IOException {
        tracker().syncStatus("PROJ-1", WorkStatus.ACT);
        tracker().postComment("PROJ-1", comment("one", "text"));
        tracker().link("PROJ-1", new WorkLink("l", "https://example.com/1", "Link", false));
        tracker().syncStatus("PROJ-1", WorkStatus.DONE);
        List<WaitingCall> calls = TestOutbox.calls(folder());
        assertThat(calls).extracting(WaitingCall::number).containsExactly(1L, 2L, 3L, 4L);
        assertThat(calls).extracting(call -> call.call().kind()).containsExactly("status", "comment", "link", "status");
        assertThat(calls.get(0))
                .isEqualTo(new WaitingCall(
                        1, TestOutbox.NOW, "jira", "here", new OutboxCall.Move("PROJ-1", WorkStatus.ACT)));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
    }

    @Test
    void theSameIsSaidOnceAndTheLastWordCounts() {
        IssueTracker one = tracker();
        assertThat(one.syncStatus("PROJ-1", WorkStatus.ACT)).isInstanceOf(StatusOutcome.Moved.class);
        assertThat(tracker().syncStatus("PROJ-1", WorkStatus.ACT)).isInstanceOf(StatusOutcome.Unchanged.class);
        one.postComment("PROJ-1", comment("one", "first"));
        one.postComment("PROJ-1", comment("one", "second"));
        one.postComment("PROJ-1", new WorkComment("s", "first", true));
        one.postComment("PROJ-1", new WorkComment("s", "second", true));
        one.postComment("PROJ-1", new WorkComment("s", "second", true));
        assertThat(TestOutbox.calls(folder())).hasSize(4);
        assertThat(one.syncStatus("PROJ-1", WorkStatus.DONE)).isInstanceOf(StatusOutcome.Moved.class);
        assertThat(one.syncStatus("PROJ-1", WorkStatus.ACT)).isInstanceOf(StatusOutcome.Moved.class);
        new OutboxTracker(TestOutbox.in(folder()), "jira", "elsewhere", StatusNames.DEFAULT)
                .syncStatus("PROJ-1", WorkStatus.ACT);
        assertThat(TestOutbox.calls(folder())).hasSize(7);
    }

    @Test
    void secretsAreMaskedBeforeTheyAreWritten() throws IOException {
        String secret = "AKIA" + "Q3EG7ZT5LKMN2VB4";
        IssueTracker tracker = tracker();
        tracker.postComment("PROJ-1", comment("one", "the token is " + secret));
        tracker.createSubtasks("PROJ-1", List.of(new Subtask("a", "Use " + secret, secret)));
        tracker.link("PROJ-1", new WorkLink("l", "https://example.com/?t=" + secret, secret, false));
        assertThat(TestOutbox.calls(folder())).hasSize(3);
        assertThat(Files.readString(file())).doesNotContain(secret).contains("the token is ");
    }

    @Test
    void aTornLastLineWasNeverAcknowledgedAndTheNextTakesItsPlace() throws IOException {
        tracker().syncStatus("PROJ-1", WorkStatus.ACT);
        Files.writeString(file(), "{\"number\":2,\"at\":\"20", StandardOpenOption.APPEND);
        assertThat(TestOutbox.calls(folder())).hasSize(1);
        tracker().syncStatus("PROJ-1", WorkStatus.DONE);
        assertThat(TestOutbox.calls(folder())).hasSize(2);

        for (String left : List.of("", "{\"format\":\"loki-out")) {
            Files.writeString(file(), left);
            assertThat(TestOutbox.in(folder()).contents()).isEmpty();
            tracker().syncStatus("PROJ-1", WorkStatus.DONE);
            assertThat(TestOutbox.calls(folder())).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNoOutboxIsNamedAndNothingIsPutThere() throws IOException {
        tracker().syncStatus("PROJ-1", WorkStatus.ACT);
        String good = Files.readString(file());
        for (String bad : List.of("[]\n", "{}\n", good + "no json\n", good + good, good.replace(":1,", ":2,"))) {
            Files.writeString(file(), bad);
            assertThatExceptionOfType(TrackerException.class)
                    .isThrownBy(() -> tracker().syncStatus("PROJ-1", WorkStatus.DONE))
                    .withMessageContainingAll("calls.jsonl", "line ")
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));
            assertThatExceptionOfType(OutboxException.class)
                    .isThrownBy(() -> TestOutbox.in(folder()).contents())
                    .withMessageContainingAll("calls.jsonl", "move the folder away");
            assertThat(Files.readString(file())).isEqualTo(bad);
        }
    }

    @Test
    void whatAnotherMachineWouldNotTakeIsNotPutThere() {
        IssueTracker tracker = tracker();
        String huge = "x".repeat(CallReader.LONGEST_TEXT + 1);
        List<Runnable> all = List.of(
                () -> tracker.postComment("PROJ-1", comment("one", huge)),
                () -> tracker.postComment("../PROJ-1", comment("one", "text")),
                () -> tracker.postComment("PROJ-1/..", comment("one", "text")),
                () -> tracker.postComment("PROJ-1\n", comment("one", "text")),
                () -> tracker.postComment("", comment("one", "text")),
                () -> tracker.postComment("PROJ-1", comment(" ", "text")),
                () -> tracker.link("PROJ-1", new WorkLink("l", "file:///etc/passwd", "Link", false)),
                () -> tracker.createSubtasks("PROJ-1", List.of(new Subtask("a", " ", ""))));
        assertThat(all).allSatisfy(call -> assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(call::run)
                .withMessageContaining("not put into the outbox: ")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED)));
        assertThat(file()).doesNotExist();
    }

    @Test
    void aFullOutboxAsksToBeExportedAndThenMakesRoom() throws IOException {
        fill(OutboxLines.MOST_CALLS, n -> new OutboxCall.Move("PROJ-" + n, WorkStatus.ACT));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().syncStatus("PROJ-1", WorkStatus.DONE))
                .withMessageContainingAll("full", "loki outbox export FILE")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));

        FileOutbox reader = TestOutbox.in(folder());
        assertThat(reader.contents().orElseThrow().calls()).hasSize(OutboxLines.MOST_CALLS);
        TestOutbox.progress(folder()).exported(OUTBOX, 9_000);
        tracker().syncStatus("PROJ-1", WorkStatus.DONE);
        List<WaitingCall> calls = reader.contents().orElseThrow().calls();
        assertThat(calls).hasSize(1_001);
        assertThat(calls.get(0).number()).isEqualTo(9_001);
        assertThat(calls.get(1_000).call()).isEqualTo(new OutboxCall.Move("PROJ-1", WorkStatus.DONE));
    }

    @Test
    void aCallThatTheOutboxHasNoBytesForIsNotHalfWritten() throws IOException {
        String large = "x".repeat(CallReader.LONGEST_TEXT);
        fill(33, n -> new OutboxCall.Comment("PROJ-1", comment("operation " + n, large)));
        long before = Files.size(file());
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker().postComment("PROJ-1", comment("one", large)))
                .withMessageContaining("full");
        assertThat(Files.size(file())).isEqualTo(before);
        tracker().syncStatus("PROJ-1", WorkStatus.DONE);
        assertThat(Files.size(file())).isGreaterThan(before);
    }

    private void fill(int calls, IntFunction<OutboxCall> call) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(OutboxLines.bytes(new OutboxHeader(OUTBOX, 1).write()));
        for (int n = 1; n <= calls; n++) {
            WaitingCall waiting = new WaitingCall(n, TestOutbox.NOW, "jira", "here", call.apply(n));
            bytes.writeBytes(OutboxLines.bytes(CallLine.write(waiting)));
        }
        Files.createDirectories(folder());
        Files.write(file(), bytes.toByteArray());
    }

    private IssueTracker tracker() {
        return new OutboxTracker(TestOutbox.in(folder()), "jira", "here", StatusNames.DEFAULT);
    }

    private static WorkComment comment(String operation, String text) {
        return new WorkComment(operation, text, false);
    }

    private Path folder() {
        return temp.resolve("outbox");
    }

    private Path file() {
        return folder().resolve("calls.jsonl");
    }
}
