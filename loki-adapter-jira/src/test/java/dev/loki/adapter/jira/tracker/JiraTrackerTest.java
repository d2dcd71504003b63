package dev.loki.adapter.jira.tracker;

import dev.loki.contracts.tracker.IssueTrackerContract;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraTransition;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** Jira as every tracker is. */
class JiraTrackerTest extends IssueTrackerContract {

    private final TestJira jira = new TestJira();

    @AfterEach
    void close() {
        jira.close();
    }

    @Override
    protected IssueTracker tracker(SentJournal journal) {
        return jira.tracker(journal, jira.clock, StatusNames.DEFAULT);
    }

    @Override
    protected String issue() {
        jira.server.issue("PROJ-1", "Story", "A story");
        return "PROJ-1";
    }

    @Override
    protected String noIssue() {
        return "PROJ-999";
    }

    @Override
    protected List<String> comments(String issue) {
        return jira.comments(issue);
    }

    @Override
    protected List<String> subtasks(String issue) {
        return jira.subtasks(issue);
    }

    @Override
    protected List<String> links(String issue) {
        return jira.server.links(issue).stream()
                .map(link -> (JsonObject) link.members().get("object"))
                .map(object -> object.string("url").orElse(""))
                .toList();
    }

    @Override
    protected String status(String issue) {
        List<String> statuses = jira.server.statuses(issue);
        return statuses.isEmpty() ? "To Do" : statuses.get(statuses.size() - 1);
    }

    @Override
    protected boolean takeAwayWays(String issue) {
        jira.server.transitions(List.of(new JiraTransition("21", "Start", "In Progress", "indeterminate")));
        return true;
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        jira.server.nextWrite(BadAnswers.resetAfter());
    }
}
