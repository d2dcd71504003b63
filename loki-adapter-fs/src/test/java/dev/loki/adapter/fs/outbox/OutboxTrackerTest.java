package dev.loki.adapter.fs.outbox;

import dev.loki.contracts.tracker.InMemoryIssueTracker;
import dev.loki.contracts.tracker.InMemoryIssues;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.contracts.tracker.IssueTrackerContract;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.ports.outbox.OutboxCall;
import dev.loki.ports.outbox.WaitingCall;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.testing.MemoryFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** An outbox as every tracker is: what is seen of it is what the service has once it was sent there. */
class OutboxTrackerTest extends IssueTrackerContract {

    @TempDir(factory = MemoryFolder.class)
    private Path folder;

    private final InMemoryIssues issues = new InMemoryIssues();
    private final InMemoryIssueTracker service = new InMemoryIssueTracker(issues, new InMemorySentJournal());

    @Override
    protected IssueTracker tracker(SentJournal journal) {
        return new OutboxTracker(TestOutbox.in(folder), "memory", "here", StatusNames.DEFAULT);
    }

    @Override
    protected boolean answers() {
        return false;
    }

    @Override
    protected String issue() {
        issues.add("PROJ-1", "Pay by card");
        return "PROJ-1";
    }

    @Override
    protected String noIssue() {
        return "PROJ-404";
    }

    @Override
    protected List<String> comments(String issue) {
        send();
        return issues.comments(issue);
    }

    @Override
    protected List<String> subtasks(String issue) {
        send();
        return issues.subtasks(issue);
    }

    @Override
    protected List<String> links(String issue) {
        send();
        return issues.links(issue);
    }

    @Override
    protected String status(String issue) {
        send();
        return issues.status(issue);
    }

    @Override
    protected boolean takeAwayWays(String issue) {
        return false;
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        issues.loseNextAnswerToAWrite();
    }

    private void send() {
        for (WaitingCall waiting : TestOutbox.calls(folder)) {
            try {
                make(waiting.call());
            } catch (TrackerException e) {
                if (e.trouble() != Trouble.PASSING) {
                    throw e;
                }
                make(waiting.call());
            }
        }
    }

    private void make(OutboxCall call) {
        if (call instanceof OutboxCall.Move move) {
            service.syncStatus(move.issue(), move.status());
        } else if (call instanceof OutboxCall.Comment comment) {
            service.postComment(comment.issue(), comment.comment());
        } else if (call instanceof OutboxCall.Subtasks subtasks) {
            service.createSubtasks(subtasks.issue(), subtasks.subtasks());
        } else if (call instanceof OutboxCall.Link link) {
            service.link(link.issue(), link.link());
        }
    }
}
