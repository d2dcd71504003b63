package dev.loki.adapter.github.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.github.OnStandIn;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.ports.tracker.TrackerHealth;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubAnswers;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.github.GitHubToken;
import java.util.List;
import java.util.stream.IntStream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubTrackerTest {

    private static final String REPOSITORY = GitHubStandIn.REPOSITORY;

    private final SteppedClock clock = new SteppedClock();
    private final GitHubStandIn service = new GitHubStandIn("", clock::now);
    private final InMemorySentJournal journal = new InMemorySentJournal();
    private final GitHubTracker tracker = OnStandIn.tracker(service, journal, ServiceListener.NONE, clock);
    private final long number =
            service.addIssue("Pay by card", "As a buyer\r\n\r\n## Acceptance criteria\r\n\r\n- [ ] it is paid\r\n");

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
    }

    @AfterEach
    void everyRequestWasOneThatGitHubTakes() {
        tracker.close();
        service.close();
        assertThat(service.violations()).isEmpty();
    }

    @Test
    void anIssueIsImportedWithItsLabelsCriteriaAndAllThatIsBelowIt() {
        service.addLabel(number, "epic");
        for (int i = 0; i < 130; i++) {
            service.putBelow(number, service.addIssue("Part " + i, ""));
        }
        long deep = service.addIssue("Deep", "text");
        service.putBelow(2, deep);
        ImportedWork work = tracker.importProject(Long.toString(number));
        assertThat(work.key()).isEqualTo(REPOSITORY + "#" + number);
        assertThat(work.markdown()).startsWith("As a buyer\n");
        assertThat(work.acceptanceCriteria()).containsExactly("it is paid");
        assertThat(work.labels()).containsExactly("epic");
        assertThat(work.status()).isEqualTo("open");
        assertThat(work.url()).endsWith("/" + REPOSITORY + "/issues/" + number);
        assertThat(work.children()).hasSize(130);
        assertThat(work.children().get(0).children())
                .extracting(ImportedWork::title)
                .containsExactly("Deep");
        assertThat(service.requests()).hasSize(1 + 2 + 1);
    }

    @Test
    void issuesThatLieBelowOneAnotherAreReadOnce() {
        long other = service.addIssue("Other", "");
        service.putBelow(number, other);
        service.putBelow(other, number);
        assertThat(tracker.importProject("#" + number).children())
                .singleElement()
                .satisfies(child -> assertThat(child.children()).isEmpty());
    }

    @Test
    void onlyLabelsOfStatusesAreReplaced() {
        service.addLabel(number, "bug");
        service.addLabel(number, "loki:trusted");
        service.addLabel(number, "Loki:To-Do");
        assertThat(tracker.syncStatus("#" + number, WorkStatus.VERIFY))
                .isEqualTo(new StatusOutcome.Moved("loki:in-review"));
        assertThat(service.labels(number)).containsExactly("bug", "loki:trusted", "loki:in-review");
        assertThat(service.state(number)).isEqualTo("open");
    }

    @Test
    void aLabelThatSomebodyPutsOnInTheMeantimeStays() {
        service.addLabel(number, "loki:to-do");
        BadAnswer meanwhile = good -> {
            service.addLabel(number, "urgent");
            return good.get();
        };
        service.badDay(List.of(good -> good.get(), meanwhile));
        tracker.syncStatus("#" + number, WorkStatus.DONE);
        assertThat(service.labels(number)).containsExactly("urgent", "loki:done");
    }

    @Test
    void whatIsDoneCanceledAndTakenUpAgainIsSoOnGitHub() {
        tracker.syncStatus("#" + number, WorkStatus.DONE);
        assertThat(service.state(number)).isEqualTo("closed completed");
        tracker.syncStatus("#" + number, WorkStatus.CANCELED);
        assertThat(service.state(number)).isEqualTo("closed not_planned");
        tracker.syncStatus("#" + number, WorkStatus.ACT);
        assertThat(service.state(number)).isEqualTo("open reopened");
        int sent = service.requests().size();
        assertThat(tracker.syncStatus("#" + number, WorkStatus.REASON))
                .isEqualTo(new StatusOutcome.Unchanged("loki:in-progress"));
        assertThat(service.requests()).hasSize(sent + 1);
    }

    @Test
    void aPullRequestIsNeitherClosedNorLabelled() {
        long pull = service.addPullRequest("Pay by card");
        assertThat(tracker.syncStatus("#" + pull, WorkStatus.DONE))
                .isInstanceOfSatisfying(
                        StatusOutcome.NoWay.class, no -> assertThat(no.reason()).contains("pull request"));
        assertThat(service.state(pull)).isEqualTo("open");
        assertThat(service.labels(pull)).isEmpty();
    }

    @Test
    void issuesOfOtherRepositoriesAreNotWrittenTo() {
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.syncStatus("acme/other#1", WorkStatus.DONE))
                .withMessageContaining("GITHUB_REPOSITORY")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject("../../user"))
                .withMessageContaining("owner/name#12");
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void aCommentIsFoundOnALaterPageByWhoLostTheJournal() {
        IntStream.range(0, 250).forEach(i -> service.addComment(number, "octocat", "comment " + i));
        String id = tracker.postComment("#" + number, new WorkComment("one", "text", false));
        service.addComment(number, "octocat", "a last word");
        try (GitHubTracker other = OnStandIn.tracker(service, new InMemorySentJournal(), ServiceListener.NONE, clock)) {
            assertThat(other.postComment("#" + number, new WorkComment("one", "text", false)))
                    .isEqualTo(id);
        }
        assertThat(service.comments(number)).hasSize(252);
    }

    @Test
    void aStickyCommentThatSomebodyDeletedIsMadeAgain() {
        String id = tracker.postComment("#" + number, new WorkComment("report", "text", true));
        service.deleteComment(Long.parseLong(id));
        assertThat(tracker.postComment("#" + number, new WorkComment("report", "text", true)))
                .isNotEqualTo(id);
        assertThat(service.comments(number)).hasSize(1);
    }

    @Test
    void aTextThatWouldBeTheSameIsNotSentAgain() {
        tracker.postComment("#" + number, new WorkComment("report", "text", true));
        tracker.postComment("#" + number, new WorkComment("report", "text", true));
        assertThat(service.writes()).hasSize(1);
    }

    @Test
    void aMovedIssueIsFollowedByWhatWrites() {
        long there = service.addIssue("Moved here", "");
        String url = service.url() + "/repos/" + REPOSITORY + "/issues/" + there + "/comments";
        service.badDay(List.of(good -> good.get(), GitHubAnswers.moved(url)));
        tracker.postComment("#" + number, new WorkComment("one", "text", false));
        assertThat(service.comments(there)).hasSize(1);
        service.badDay(List.of(good -> good.get(), GitHubAnswers.moved("https://evil.example.com/x")));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.postComment("#" + number, new WorkComment("two", "text", false)));
        assertThat(service.comments(number)).isEmpty();
    }

    @Test
    void subtasksHaveTheirTextAndALongTitleIsCut() {
        CreatedIssue created = tracker.createSubtasks(
                        "#" + number, List.of(new Subtask("a", "one\nline " + "\u00e9".repeat(300), "the *text*")))
                .get(0);
        assertThat(service.titlesBelow(number))
                .singleElement()
                .asString()
                .startsWith("one line")
                .hasSize(256);
        long made = Long.parseLong(created.id().substring(created.id().indexOf('#') + 1));
        assertThat(service.body(made)).endsWith("\nthe *text*");
        assertThat(created.url()).endsWith("/" + REPOSITORY + "/issues/" + made);
    }

    @Test
    void whatPeopleMovedElsewhereIsNotPutBack() {
        List<Subtask> one = List.of(new Subtask("a", "Alpha", ""));
        tracker.createSubtasks("#" + number, one);
        service.takeFrom(number);
        tracker.createSubtasks("#" + number, one);
        assertThat(service.titlesBelow(number)).isEmpty();
        assertThat(service.titles()).filteredOn("Alpha"::equals).hasSize(1);
    }

    @Test
    void aLinkIsOneLineWhateverItsTitleHolds() {
        tracker.link(
                "#" + number,
                new WorkLink("d", "https://example.com/1", "a](https://evil.example) @octocat #1 <b>", false));
        assertThat(service.comments(number))
                .singleElement()
                .asString()
                .contains("- [ ] [a\\](https://evil.example) &#64;octocat &#35;1 &lt;b&gt;](<https://example.com/1>)");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.link("#" + number, new WorkLink("d", "javascript:alert(1)", "t", false)));
    }

    @Test
    void howThingsStandIsAskedForWithoutCost() {
        TrackerHealth health = tracker.check();
        assertThat(health.account()).isEqualTo("loki-bot on " + REPOSITORY);
        assertThat(health.skew()).hasValueSatisfying(skew -> assertThat(skew).isZero());
        assertThat(health.requestsLeft()).isPresent();
        assertThat(service.requests()).extracting(RecordedRequest::getTarget).containsExactly("/rate_limit", "/user");
    }

    @Test
    void aServerWithoutALimitTellsNone() {
        service.badDay(List.of(good -> GitHubAnswers.notFound("Rate limiting is not enabled.")));
        assertThat(tracker.check().requestsLeft()).isEmpty();
    }

    @Test
    void theTokenOfAWorkflowIsNobodys() {
        service.use(GitHubToken.WORKFLOW);
        assertThat(tracker.check().account()).startsWith("github-actions[bot] on ");
    }
}
