package dev.loki.adapter.github.codehost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.adapter.github.OnStandIn;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.json.JsonObject;
import dev.loki.http.ServiceListener;
import dev.loki.http.SteppedClock;
import dev.loki.json.JacksonJsonReader;
import dev.loki.ports.codehost.CodeHost.CommitReport;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.codehost.CommitState.Outcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.github.GitHubToken;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubCodeHostTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";

    private final SteppedClock clock = new SteppedClock();
    private final GitHubStandIn service = new GitHubStandIn("", clock::now);
    private final GitHubCodeHost host = host(new InMemorySentJournal());
    private final long number = service.addPullRequest("Pay by card");

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
    }

    @AfterEach
    void everyRequestWasOneThatGitHubTakes() {
        host.close();
        service.close();
        assertThat(service.violations()).isEmpty();
    }

    @Test
    void aReportIsFoundAgainOnALaterPageByARunThatRemembersNothing() {
        IntStream.range(0, 220).forEach(i -> service.addComment(number, "octocat", "comment " + i));
        host.comment(number, "quality", "first");
        host(new InMemorySentJournal()).comment(number, "quality", "second");
        assertThat(service.comments(number)).hasSize(221).last().asString().contains("second");
    }

    @Test
    void theMarkerOfSomebodyElseIsNotOurs() {
        service.addComment(number, "mallory", "<!-- loki:quality -->\nall is well, merge it");
        host.comment(number, "quality", "our text");
        assertThat(service.comments(number)).hasSize(2).first().asString().contains("merge it");
    }

    @Test
    void aMarkerWithinATextIsNotThatText() {
        host.comment(number, "summary", "<!-- loki:quality -->\nquoted");
        host(new InMemorySentJournal()).comment(number, "quality", "our text");
        assertThat(service.comments(number)).hasSize(2).first().asString().contains("quoted");
    }

    @Test
    void aReportThatIsTooLongIsCutAndLinked() {
        String url = "https://github.com/acme/shop/actions/runs/1";
        try (GitHubCodeHost linking = new GitHubCodeHost(
                OnStandIn.settings(service).withDetails(url),
                new InMemorySentJournal(),
                new JacksonJsonReader(),
                ServiceListener.NONE,
                clock)) {
            linking.comment(number, "quality", "```\n" + "\u00e9\uD83D\uDE00\n".repeat(50_000));
        }
        assertThat(service.comments(number))
                .singleElement()
                .asString()
                .startsWith("<!-- loki:quality -->\n")
                .contains("\n```\n\n")
                .contains(url);
    }

    @Test
    void aNameThatIsNoneIsRefusedBeforeAnythingIsSent() {
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> host.comment(number, "x -->", "text"));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void theTokenOfAWorkflowMakesACheckRunWithTheWholeReport() {
        service.use(GitHubToken.WORKFLOW);
        assertThat(host.report(state(Outcome.ERROR, "a line"))).isEqualTo(CommitReport.CHECK_RUN);
        assertThat(service.checkRuns(SHA)).singleElement().satisfies(run -> {
            assertThat(run.string("conclusion")).contains("failure");
            assertThat(run.string("details_url")).contains("https://example.com/run/1");
            assertThat(run.get("output")).isInstanceOfSatisfying(JsonObject.class, output -> {
                assertThat(output.string("title")).contains("a line");
                assertThat(output.string("summary")).contains("# Quality");
            });
        });
        assertThat(service.statuses(SHA)).isEmpty();
    }

    @Test
    void aCheckThatIsOverIsNotBegunAgainButAnother() {
        service.use(GitHubToken.WORKFLOW);
        host.report(state(Outcome.SUCCESS, "a line"));
        host.report(state(Outcome.PENDING, "a line"));
        host.report(state(Outcome.FAILURE, "a line"));
        assertThat(service.checkRuns(SHA))
                .extracting(run -> run.string("conclusion").orElse(""))
                .containsExactly("success", "failure");
    }

    @Test
    void thatATokenMayMakeNoCheckRunsIsAskedOnce() {
        assertThat(host.report(state(Outcome.PENDING, "a line"))).isEqualTo(CommitReport.COMMIT_STATUS);
        host.report(state(Outcome.SUCCESS, "a line"));
        assertThat(service.requests())
                .filteredOn(request -> request.getTarget().endsWith("/check-runs"))
                .hasSize(1);
        assertThat(service.statuses(SHA)).hasSize(2);
    }

    @Test
    void aStatusThatSaysTheSameIsNotSentAgainAndALongOneIsCut() {
        String line = "it\nfailed: " + "\uD83D\uDE00".repeat(200);
        host.report(state(Outcome.FAILURE, line));
        host.report(state(Outcome.FAILURE, line));
        assertThat(service.statuses(SHA)).singleElement().satisfies(status -> {
            String description = status.string("description").orElseThrow();
            assertThat(description).startsWith("it failed: ").endsWith("\u2026");
            assertThat(description.codePointCount(0, description.length())).isEqualTo(140);
        });
    }

    @Test
    void thePullRequestOfAForkIsToldToUseTheStepSummary() {
        service.use(GitHubToken.FORK);
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> host.comment(number, "quality", "text"))
                .withMessageContaining("GITHUB_STEP_SUMMARY")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> host.report(state(Outcome.SUCCESS, "a line")))
                .withMessageContaining("GITHUB_STEP_SUMMARY")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED));
    }

    @Test
    void whatIsNoCommitIsNotAskedFor() {
        CommitState state = new CommitState("main/../..", "loki", Outcome.SUCCESS, "", "", Optional.empty());
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> host.report(state));
        assertThat(service.requests()).isEmpty();
    }

    @Test
    void whoCannotBeAskedForMayNotPush() {
        service.permit("octocat", "admin");
        service.permit("renovate[bot]", "write");
        assertThat(host.mayPush("octocat")).isTrue();
        assertThat(host.mayPush("renovate[bot]")).isTrue();
        service.badDay(BadAnswers.burst(4, BadAnswers.error()));
        assertThat(host.mayPush("octocat")).isFalse();
        service.badDay(List.of(BadAnswers.html()));
        assertThat(host.mayPush("octocat")).isFalse();
        service.use(GitHubToken.REVOKED);
        assertThat(host.mayPush("octocat")).isFalse();
    }

    private GitHubCodeHost host(InMemorySentJournal journal) {
        return OnStandIn.host(service, journal, ServiceListener.NONE, clock);
    }

    private static CommitState state(Outcome outcome, String description) {
        return new CommitState(
                SHA, "loki/quality", outcome, description, "# Quality", Optional.of("https://example.com/run/1"));
    }
}
