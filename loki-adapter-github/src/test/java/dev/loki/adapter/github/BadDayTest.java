package dev.loki.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubAnswers;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.github.GitHubToken;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** GitHub on bad days: nothing is done twice, nothing is lost, nothing hangs, and no secret is told. */
@Order(1)
class BadDayTest {

    private static final int MOST_TRIES = 12;

    /** How many requests are answered well before it begins: before each that writes, and at night before every one. */
    private static final int STEP = Nightly.count(3, 1);

    private static final int MOST_BEFORE = 12;

    private final SteppedClock clock = new SteppedClock();
    private final GitHubStandIn service = new GitHubStandIn("", clock::now);
    private final SentJournal journal = new InMemorySentJournal();
    private final ToldCalls told = new ToldCalls();
    private final IssueTracker tracker = OnStandIn.tracker(service, journal, told, clock);
    private final long number = service.addIssue("Pay by card", "");
    private final String issue = "#" + number;

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
    }

    @AfterEach
    void noSecretIsToldAndEveryRequestWasOneThatGitHubTakes() {
        service.close();
        assertThat(service.violations()).isEmpty();
        assertThat(told.texts()).noneMatch(text -> text.contains(OnStandIn.TOKEN));
    }

    static List<BadAnswer> bursts() {
        Instant reset = SteppedClock.START.plusSeconds(40);
        return List.of(
                GitHubAnswers.primaryLimit(403, reset),
                GitHubAnswers.primaryLimit(429, reset),
                GitHubAnswers.secondaryLimit(403, Duration.ofSeconds(20)),
                GitHubAnswers.secondaryLimit(429, reset),
                BadAnswers.error(),
                BadAnswers.errorAfterwards(),
                BadAnswers.resetBefore(),
                BadAnswers.resetAfter(),
                BadAnswers.truncated(),
                BadAnswers.html(),
                BadAnswers.typed("text/plain", "OK"),
                BadAnswers.typed("application/json", "{\"id\":"),
                BadAnswers.typed("application/json", "{}"));
    }

    /** Those that need real time or many bytes. */
    static List<BadAnswer> slowBursts() {
        return List.of(BadAnswers.silence(), BadAnswers.slow(100), BadAnswers.giant(), BadAnswers.endless());
    }

    @ParameterizedTest
    @MethodSource("bursts")
    void whateverGoesWrongItIsThereOnceInTheEnd(BadAnswer trouble) {
        assertThatAllIsThereOnce(tracker, trouble);
    }

    @ParameterizedTest
    @MethodSource("slowBursts")
    void whoeverIsNotWaitedForHasItOnceInTheEnd(BadAnswer trouble) {
        assertThatAllIsThereOnce(OnStandIn.impatientTracker(service, journal, told, clock), trouble);
    }

    private void assertThatAllIsThereOnce(IssueTracker asked, BadAnswer trouble) {
        for (int good = 1; good <= MOST_BEFORE; good += STEP) {
            long other = service.addIssue("Pay by card", "");
            service.badDay(IntStream.range(0, good)
                    .<BadAnswer>mapToObj(i -> answer -> answer.get())
                    .toList());
            service.badDay(BadAnswers.burst(2, trouble));
            untilDone(() -> asked.postComment("#" + other, new WorkComment("one", "said once", false)));
            untilDone(() -> asked.createSubtasks("#" + other, List.of(new Subtask("a", "Alpha", ""))));
            untilDone(() -> asked.syncStatus("#" + other, WorkStatus.DONE));
            assertThat(service.comments(other)).hasSize(1);
            assertThat(service.titlesBelow(other)).containsExactly("Alpha");
            assertThat(service.state(other)).isEqualTo("closed completed");
        }
        assertThat(service.titles()).filteredOn("Alpha"::equals).hasSize(1 + (MOST_BEFORE - 1) / STEP);
        assertThatWritesKeepTheirDistance();
    }

    @Test
    void untilTheLimitIsResetNothingIsSent() {
        Instant reset = clock.now().plus(Duration.ofMinutes(50));
        service.badDay(List.of(GitHubAnswers.primaryLimit(403, reset)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject(issue))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING))
                .satisfies(e -> assertThat(e.minimumWait()).isGreaterThan(Duration.ofMinutes(49)));
        int sent = service.requests().size();
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.syncStatus(issue, WorkStatus.DONE))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));
        assertThat(service.requests()).hasSize(sent);
        clock.pass(Duration.ofMinutes(51));
        assertThat(tracker.importProject(issue).title()).isEqualTo("Pay by card");
    }

    @Test
    void aLimitThatIsOnlySaidInWordsIsWaitedForAMinute() {
        service.badDay(List.of(GitHubAnswers.secondaryLimitInWords()));
        tracker.postComment(issue, new WorkComment("one", "text", false));
        assertThat(clock.passed()).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(service.comments(number)).hasSize(1);
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        service.use(GitHubToken.REVOKED);
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject(issue))
                .withMessageContaining("GITHUB_TOKEN")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED));
        assertThat(service.requests()).hasSize(1);
    }

    /** A proxy on the way may say back what it was sent. */
    @Test
    void aTokenInTheWordsOfARefusalIsNotTold() {
        String words = "{\"message\":\"no such token: Bearer " + OnStandIn.TOKEN + "\"}";
        service.badDay(List.of(BadAnswers.status(401, Map.of(), words)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject(issue))
                .withMessageContaining("no such token: Bearer ***")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(OnStandIn.TOKEN));
    }

    @Test
    void aTokenThatTheServiceRepeatsIsMasked() {
        service.badDay(List.of(good -> GitHubAnswers.notFound("not for Bearer " + OnStandIn.TOKEN)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject(issue))
                .withMessageContaining("not for")
                .withMessageNotContaining(OnStandIn.TOKEN);
    }

    @Test
    void anIssueThatWasMovedIsFollowedWithinTheService() {
        long there = service.addIssue("Moved here", "");
        BadAnswer moved =
                GitHubAnswers.moved(service.url() + "/repos/" + GitHubStandIn.REPOSITORY + "/issues/" + there);
        service.badDay(List.of(moved));
        assertThat(tracker.importProject(issue).key()).isEqualTo(GitHubStandIn.REPOSITORY + "#" + there);
        service.badDay(List.of(moved));
        tracker.syncStatus(issue, WorkStatus.DONE);
        assertThat(service.state(there)).isEqualTo("closed completed");
        assertThat(service.state(number)).isEqualTo("open");
    }

    @Test
    void whatLeadsElsewhereIsNotFollowed() {
        service.badDay(List.of(GitHubAnswers.moved("https://evil.example.com/repos/acme/shop/issues/1")));
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> tracker.importProject(issue));
        service.badDay(
                List.of(GitHubAnswers.pageWithNext("https://evil.example.com/repos/acme/shop/issues/1/comments")));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.postComment(issue, new WorkComment("one", "text", false)))
                .withMessageContaining("next page");
        assertThat(service.comments(number)).isEmpty();
    }

    @Test
    void aPageThatNamesItselfAsTheNextIsNotReadForEver() {
        String url =
                service.url() + "/repos/" + GitHubStandIn.REPOSITORY + "/issues/" + number + "/comments?per_page=100";
        service.badDay(BadAnswers.burst(5, GitHubAnswers.pageWithNext(url)));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.postComment(issue, new WorkComment("one", "text", false)))
                .withMessageContaining("read before")
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));
        assertThat(service.comments(number)).isEmpty();
        assertThat(service.requests().size()).isLessThan(10);
    }

    private void untilDone(Runnable write) {
        for (int attempt = 1; ; attempt++) {
            try {
                write.run();
                return;
            } catch (TrackerException e) {
                assertThat(e.trouble()).as(e.getMessage()).isIn(Trouble.PASSING, Trouble.REFUSED);
                assertThat(e.getMessage()).doesNotContain(OnStandIn.TOKEN);
                assertThat(attempt).isLessThan(MOST_TRIES);
                clock.pass(e.minimumWait());
            }
        }
    }

    private void assertThatWritesKeepTheirDistance() {
        List<Instant> writes = service.writes();
        for (int i = 1; i < writes.size(); i++) {
            assertThat(Duration.between(writes.get(i - 1), writes.get(i)))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
        }
    }
}
