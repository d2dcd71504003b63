package dev.loki.adapter.github.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.github.OnStandIn;
import dev.loki.contracts.tracker.IssueTrackerContract;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubStandIn;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

class GitHubTrackerContractTest extends IssueTrackerContract {

    private static final Pattern LINK = Pattern.compile("\\(<([^>]*)>\\)");

    private final SteppedClock clock = new SteppedClock();
    private final GitHubStandIn service = new GitHubStandIn("", clock::now);

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
    }

    @AfterEach
    void everyRequestWasOneThatGitHubTakes() {
        service.close();
        assertThat(service.violations()).isEmpty();
    }

    @Override
    protected IssueTracker tracker(SentJournal journal) {
        return OnStandIn.tracker(service, journal, ServiceListener.NONE, clock);
    }

    @Override
    protected String issue() {
        return GitHubStandIn.REPOSITORY + "#" + service.addIssue("Pay by card", "As a buyer");
    }

    @Override
    protected String noIssue() {
        return "#4040";
    }

    @Override
    protected List<String> comments(String issue) {
        return service.comments(number(issue));
    }

    @Override
    protected List<String> subtasks(String issue) {
        return service.titlesBelow(number(issue));
    }

    @Override
    protected List<String> links(String issue) {
        return service.comments(number(issue)).stream()
                .flatMap(comment -> LINK.matcher(comment).results())
                .map(link -> link.group(1))
                .toList();
    }

    @Override
    protected String status(String issue) {
        List<String> labels = service.labels(number(issue));
        return labels.isEmpty() ? service.state(number(issue)) : labels.get(0);
    }

    @Override
    protected boolean takeAwayWays(String issue) {
        service.dropLabels();
        return true;
    }

    @Override
    protected void loseNextAnswerToAWrite() {
        service.loseNextAnswerToAWrite();
    }

    private static long number(String issue) {
        return Long.parseLong(issue.substring(issue.indexOf('#') + 1));
    }
}
