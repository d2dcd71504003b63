package dev.loki.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.codehost.InMemoryCodeHost;
import dev.loki.contracts.outbox.InMemoryOutboxProgress;
import dev.loki.contracts.tracker.InMemoryIssueTracker;
import dev.loki.contracts.tracker.InMemoryIssues;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.contracts.tracker.InMemoryTrackedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.TrackedStatus;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.codehost.CodeHost;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.OutboxContents;
import dev.loki.ports.outbox.PlannedName;
import dev.loki.ports.outbox.RefusedOutboxException;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.WriteTurn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxSendingTest {

    private static final String OUTBOX = "0123456789abcdef0123456789abcdef";
    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00Z");
    private static final SendOptions RETRY = new SendOptions(false, true);
    private static final OutboxCall ACT = new OutboxCall.Move("PROJ-1", WorkStatus.ACT);
    private static final OutboxCall DONE = new OutboxCall.Move("PROJ-1", WorkStatus.DONE);
    private static final OutboxCall NOWHERE = new OutboxCall.Move("PROJ-404", WorkStatus.DONE);

    private final InMemoryIssues issues = new InMemoryIssues();
    private final IssueTracker tracker = new InMemoryIssueTracker(issues, new InMemorySentJournal());
    private final InMemoryCodeHost host = new InMemoryCodeHost();
    private final InMemoryOutboxProgress progress = new InMemoryOutboxProgress();
    private final InMemoryTrackedWork work = new InMemoryTrackedWork();
    private final OutboxSending sending = new OutboxSending(new Services(), progress, work, new FreeTurn());

    @BeforeEach
    void anIssue() {
        issues.add("PROJ-1", "Pay by card");
        host.add(7);
    }

    @Test
    void allKindsOfCallsAreMadeInTheirOrder() {
        CommitState state = new CommitState(
                "a".repeat(40), "loki/quality", CommitState.Outcome.SUCCESS, "d", "m", Optional.empty());
        SendReport report = send(
                ACT,
                new OutboxCall.Comment("PROJ-1", comment("one", "text")),
                new OutboxCall.Link("PROJ-1", new WorkLink("l", "https://example.com/1", "Link", false)),
                DONE,
                ACT,
                new OutboxCall.Remark(7, "quality", "a remark"),
                new OutboxCall.Report(state));
        assertThat(report).isEqualTo(new SendReport(0, 7, List.of(), List.of(), Optional.empty()));
        assertThat(issues.statusChanges()).containsExactly("PROJ-1 In Progress", "PROJ-1 Done", "PROJ-1 In Progress");
        assertThat(issues.comments("PROJ-1")).containsExactly("text");
        assertThat(issues.links("PROJ-1")).containsExactly("https://example.com/1");
        assertThat(host.comments(7)).containsExactly("a remark");
        assertThat(host.states("a".repeat(40))).containsExactly(state);
    }

    @Test
    void whatWasSentIsNotSentAgain() {
        send(ACT, DONE);
        assertThat(send(ACT, DONE)).isEqualTo(new SendReport(2, 0, List.of(), List.of(), Optional.empty()));
        assertThat(send(ACT, DONE, ACT).sent()).isEqualTo(1);
        assertThat(issues.statusChanges()).hasSize(3);
    }

    @Test
    void aPlannedNameBecomesTheKeyOfWhatWasCreatedAlsoInALaterSending() {
        String planned = PlannedName.ofSubtask("memory", "here", "PROJ-1", "a");
        String below = PlannedName.ofSubtask("memory", "here", planned, "b");
        work.stands("memory", planned, "task-1");
        work.newest("memory", planned, new TrackedStatus(WorkStatus.DONE, NOW));
        OutboxCall create = new OutboxCall.Subtasks("PROJ-1", List.of(new Subtask("a", "Alpha", "")));
        OutboxCall createBelow = new OutboxCall.Subtasks(planned, List.of(new Subtask("b", "Beta", "")));
        OutboxCall move = new OutboxCall.Move(below, WorkStatus.DONE);
        assertThat(send(create).sent()).isEqualTo(1);
        assertThat(send(create, createBelow, move).sent()).isEqualTo(2);

        assertThat(issues.subtasks("PROJ-1")).containsExactly("Alpha");
        assertThat(issues.subtasks("PROJ-1-1")).containsExactly("Beta");
        assertThat(issues.status("PROJ-1-1-1")).isEqualTo("Done");
        assertThat(work.issue("memory", "task-1")).contains("PROJ-1-1");
        assertThat(work.status("memory", "PROJ-1-1")).contains(new TrackedStatus(WorkStatus.DONE, NOW));
    }

    @Test
    void whatIsRefusedForGoodIsPassedOverAndTriedAgainOnlyWhereThatIsAskedFor() {
        SendReport report = send(NOWHERE, DONE);
        assertThat(report.sent()).isEqualTo(1);
        assertThat(report.refused())
                .singleElement()
                .satisfies(no -> assertThat(no.call().number()).isEqualTo(1))
                .satisfies(no -> assertThat(no.reason()).contains("PROJ-404"));
        assertThat(progress.of(OUTBOX).refused()).containsOnlyKeys(1L);
        assertThat(send(NOWHERE, DONE).before()).isEqualTo(2);

        assertThat(send(RETRY, NOWHERE, DONE).refused()).hasSize(1);
        issues.add("PROJ-404", "There after all");
        assertThat(send(RETRY, NOWHERE, DONE).sent()).isEqualTo(1);
        assertThat(issues.status("PROJ-404")).isEqualTo("Done");
        assertThat(progress.of(OUTBOX).refused()).isEmpty();
    }

    @Test
    void whereThereIsNoWayTheCallIsRefusedWithTheReason() {
        issues.stick("PROJ-1");
        assertThat(send(DONE).refused()).singleElement().satisfies(no -> assertThat(no.reason())
                .contains("no way"));
    }

    @Test
    void callsAboutAnIssueThatWasRefusedAreRefusedToo() {
        String planned = PlannedName.ofSubtask("memory", "here", "PROJ-404", "a");
        SendReport report = send(
                new OutboxCall.Subtasks("PROJ-404", List.of(new Subtask("a", "Alpha", ""))),
                new OutboxCall.Move(planned, WorkStatus.DONE));
        assertThat(report.refused()).hasSize(2);
        assertThat(report.refused().get(1).reason()).contains("was not created");
    }

    @Test
    void troubleThatMayPassEndsItAndTheRestIsLeft() {
        issues.fail(Trouble.PASSING, 1);
        SendReport report = send(DONE, ACT);
        assertThat(report.sent()).isZero();
        assertThat(report.left()).extracting(WaitingCall::number).containsExactly(1L, 2L);
        assertThat(report.trouble()).contains("the service says: not now");
        assertThat(send(DONE, ACT).sent()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWasLostMakesNoSecond() {
        OutboxCall comment = new OutboxCall.Comment("PROJ-1", comment("one", "text"));
        issues.loseNextAnswerToAWrite();
        assertThat(send(comment).trouble()).isPresent();
        assertThat(send(comment).sent()).isEqualTo(1);
        assertThat(issues.comments("PROJ-1")).hasSize(1);
    }

    @Test
    void whatIsMeantForOthersOrLeavesCallsOutIsRefusedAsAWhole() {
        WaitingCall ours = new WaitingCall(1, NOW, "memory", "here", DONE);
        List<List<WaitingCall>> all = List.of(
                List.of(ours, new WaitingCall(2, NOW, "memory", "elsewhere", ACT)),
                List.of(ours, new WaitingCall(2, NOW, "memory", "here", new OutboxCall.Remark(7, "n", "m"))),
                List.of(new WaitingCall(3, NOW, "memory", "here", DONE)));
        assertThat(all).allSatisfy(calls -> assertThatExceptionOfType(RefusedOutboxException.class)
                .isThrownBy(() -> sending.send(new OutboxContents(OUTBOX, calls), SendOptions.ALL, SendListener.NONE))
                .withMessageContaining("Nothing was sent"));
        assertThat(issues.statusChanges()).isEmpty();

        SendOptions skipping = new SendOptions(true, false);
        assertThat(sending.send(new OutboxContents(OUTBOX, all.get(2)), skipping, SendListener.NONE)
                        .sent())
                .isEqualTo(1);
    }

    @Test
    void itTellsHowFarItIs() {
        List<String> told = new ArrayList<>();
        sending.send(contents(DONE, ACT), SendOptions.ALL, (done, all) -> told.add(done + "/" + all));
        assertThat(told).containsExactly("0/2", "1/2");
    }

    private SendReport send(OutboxCall... calls) {
        return send(SendOptions.ALL, calls);
    }

    private SendReport send(SendOptions options, OutboxCall... calls) {
        return sending.send(contents(calls), options, SendListener.NONE);
    }

    private static OutboxContents contents(OutboxCall... calls) {
        List<WaitingCall> waiting = new ArrayList<>();
        for (OutboxCall call : calls) {
            boolean isOfCode = call instanceof OutboxCall.Remark || call instanceof OutboxCall.Report;
            waiting.add(new WaitingCall(waiting.size() + 1L, NOW, isOfCode ? "github" : "memory", "here", call));
        }
        return new OutboxContents(OUTBOX, waiting);
    }

    private static WorkComment comment(String operation, String text) {
        return new WorkComment(operation, text, false);
    }

    private final class Services implements OutboxServices {

        @Override
        public String destination(String service) {
            return "here";
        }

        @Override
        public boolean keepsCode(String service) {
            return service.equals("github");
        }

        @Override
        public IssueTracker tracker(String service) {
            return tracker;
        }

        @Override
        public CodeHost codeHost(String service) {
            return host;
        }
    }

    private static final class FreeTurn implements WriteTurn {

        @Override
        public <T> T inTurn(String service, Supplier<T> write) {
            return write.get();
        }
    }
}
