package dev.loki.contracts.tracker;

import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import java.util.List;

class InMemoryIssueTrackerTest extends IssueTrackerContract {

    private final InMemoryIssues issues = new InMemoryIssues();

    @Override
    protected IssueTracker tracker(SentJournal journal) {
        return new InMemoryIssueTracker(issues, journal);
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
        return issues.comments(issue);
    }

    @Override
    protected List<String> subtasks(String issue) {
        return issues.subtasks(issue);
    }

    @Override
    protected List<String> links(String issue) {
        return issues.links(issue);
    }

    @Override
    protected String status(String issue) {
        return issues.status(issue);
    }

    @Override
    protected boolean takeAwayWays(String issue) {
        issues.stick(issue);
        return true;
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        issues.loseNextAnswerToAWrite();
    }
}
