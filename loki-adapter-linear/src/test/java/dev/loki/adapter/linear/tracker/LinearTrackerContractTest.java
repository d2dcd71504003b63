package dev.loki.adapter.linear.tracker;

import dev.loki.contracts.tracker.IssueTrackerContract;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.http.HttpEndpoint;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.linear.LinearStandIn;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;

class LinearTrackerContractTest extends IssueTrackerContract {

    private final SteppedClock clock = new SteppedClock();
    private final LinearStandIn server = new LinearStandIn(clock);
    private final List<LinearTracker> opened = new ArrayList<>();

    @AfterEach
    void stopLinear() {
        opened.forEach(LinearTracker::close);
        server.close();
        Assertions.assertThat(server.violations()).isEmpty();
    }

    @Override
    protected IssueTracker tracker(SentJournal journal) {
        LinearTracker tracker = new LinearTracker(
                new LinearSettings(LinearStandIn.KEY, HttpEndpoint.parse(server.endpoint()), "", StatusNames.DEFAULT),
                journal,
                new JacksonJsonReader(),
                ServiceListener.NONE,
                clock);
        opened.add(tracker);
        return tracker;
    }

    @Override
    protected String issue() {
        server.workspace().addTeam("ABC");
        return server.workspace().addIssue("ABC", "Something to do", "Words.");
    }

    @Override
    protected String noIssue() {
        return "ABC-999";
    }

    @Override
    protected List<String> comments(String issue) {
        return server.workspace().comments(issue);
    }

    @Override
    protected List<String> subtasks(String issue) {
        return server.workspace().children(issue);
    }

    @Override
    protected List<String> links(String issue) {
        return server.workspace().attachments(issue).stream()
                .map(line -> line.split(" ", 2)[0])
                .toList();
    }

    @Override
    protected String status(String issue) {
        return server.workspace().state(issue);
    }

    @Override
    protected boolean takeAwayWays(String issue) {
        server.workspace().removeStates("ABC", "completed");
        return true;
    }

    /** A reading comes before each write, and is let through. */
    @Override
    protected void loseNextAnswerToAWrite() {
        server.badDay(List.of(good -> good.get(), BadAnswers.resetAfter()));
    }
}
