package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraStandIn;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A bad day at Jira's, in its own dialect. A caller that tries again while the trouble is said to be passing gets all done,
 * and nothing twice.
 */
@Timeout(60)
@Order(1)
class JiraBadDayTest {

    private static final String SECRETIVE = "{\"errorMessages\":[\"" + JiraStandIn.TOKEN + "\"],\"errors\":{}}";

    /** What a caller wants, one after another. */
    private static final List<Consumer<IssueTracker>> WORK = List.of(
            jira -> jira.syncStatus("PROJ-1", WorkStatus.ACT),
            jira -> jira.postComment("PROJ-1", new WorkComment("started", "It has begun.", false)),
            jira -> jira.createSubtasks(
                    "PROJ-1", List.of(new Subtask("a", "Alpha", "the first"), new Subtask("b", "Beta", ""))),
            jira -> jira.postComment("PROJ-1", new WorkComment("report", "first report", true)),
            jira -> jira.link("PROJ-1", new WorkLink("deployment", "https://example.com/1", "Deployment", false)),
            jira -> jira.postComment("PROJ-1", new WorkComment("report", "last report", true)),
            jira -> jira.link("PROJ-1", new WorkLink("deployment", "https://example.com/2", "Deployment", true)),
            jira -> jira.importProject("PROJ-1"),
            jira -> jira.syncStatus("PROJ-1", WorkStatus.DONE));

    private final TestJira jira = new TestJira();

    @BeforeEach
    void makeIssue() {
        jira.server.searchLag(2);
        jira.server.issue("PROJ-1", "Story", "A story");
    }

    @AfterEach
    void close() {
        jira.close();
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                named("burst", BadAnswers.status(429, Map.of("RateLimit-Reason", "jira-burst-based"), SECRETIVE)),
                named(
                        "per issue",
                        BadAnswers.status(
                                429,
                                Map.of("RateLimit-Reason", "jira-per-issue-on-write", "Retry-After", "3"),
                                SECRETIVE)),
                named("error before", BadAnswers.error()),
                named("error afterwards", BadAnswers.errorAfterwards()),
                named("unavailable", BadAnswers.status(503, Map.of("Retry-After", "4"), "")),
                named("reset before", BadAnswers.resetBefore()),
                named("reset afterwards", BadAnswers.resetAfter()),
                named("silence", BadAnswers.silence()),
                named("slow", BadAnswers.slow(200)),
                named("truncated", BadAnswers.truncated()),
                named("giant", BadAnswers.giant()),
                named("html", BadAnswers.html()),
                named("wrong type", BadAnswers.typed("text/plain", "ok")),
                named("broken json", BadAnswers.typed("application/json", "{\"id\":\"1")),
                named("other json", BadAnswers.typed("application/json", "[]")),
                named("conflict", BadAnswers.status(409, Map.of(), "{\"errorMessages\":[\"conflict\"]}")));
    }

    /** One request after another is answered so, once: in the nightly build each of them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("badAnswers")
    void nothingIsDoneTwiceAndNothingIsLost(String name, BadAnswer answer) {
        int requests = requestsOfAGoodDay();
        boolean takesTime = name.equals("silence") || name.equals("slow");
        int step = takesTime ? 18 : Nightly.count(18, 1);
        for (int bad = Math.floorMod(name.hashCode(), step); bad < requests; bad += step) {
            try (TestJira other = new TestJira()) {
                if (takesTime) {
                    other.losePatience();
                }
                other.server.searchLag(2);
                other.server.issue("PROJ-1", "Story", "A story");
                List<BadAnswer> day = new ArrayList<>(BadAnswers.burst(bad, good -> good.get()));
                day.add(answer);
                other.server.badDay(day);
                int calls = doAll(other, !name.equals("conflict"));
                assertAllDoneOnce(other);
                assertThat(other.requests().size())
                        .as("requests, in " + calls + " calls")
                        .isLessThan(2 * requests + 20);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDayOfAllOfItEndsWithAllDoneOnce(int seed) {
        List<BadAnswer> all = badAnswers()
                .filter(answer -> !List.of("silence", "slow", "conflict").contains(answer.get()[0]))
                .map(answer -> (BadAnswer) answer.get()[1])
                .toList();
        Random random = new Random(seed);
        List<BadAnswer> day = new ArrayList<>();
        for (int n = 0; n < 40; n++) {
            day.add(random.nextInt(3) == 0 ? good -> good.get() : all.get(random.nextInt(all.size())));
        }
        jira.server.badDay(day);
        doAll(jira, true);
        assertAllDoneOnce(jira);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jira-quota-tenant-based", "jira-quota-global-based"})
    void aQuotaIsNotWaitedForAndStopsAllUntilItIsThereAgain(String reason) {
        jira.server.badDay(List.of(BadAnswers.status(
                429,
                Map.of("RateLimit-Reason", reason, "X-RateLimit-Reset", "2026-11-26T12:59:58Z"),
                "{\"errorMessages\":[]}")));
        JiraTracker tracker = jira.tracker();
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.importProject("PROJ-1"))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING))
                .satisfies(e -> assertThat(e.minimumWait()).isEqualTo(Duration.ofHours(1)))
                .withMessageContaining("quota");
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> tracker.syncStatus("PROJ-1", WorkStatus.DONE))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.PASSING));
        assertThat(jira.requests()).hasSize(1);
        assertThat(jira.clock.passed()).isZero();
    }

    @Test
    void aBurstOfRefusalsIsWaitedOut() {
        jira.server.badDay(BadAnswers.burst(
                3,
                BadAnswers.status(429, Map.of("RateLimit-Reason", "jira-burst-based", "Retry-After", "5"), SECRETIVE)));
        jira.tracker().importProject("PROJ-1");
        assertThat(jira.clock.passed()).isGreaterThanOrEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void aRevokedTokenIsToldAtOnceAndNothingIsTakenForDone() {
        jira.server.revokeToken();
        for (Consumer<IssueTracker> work : WORK) {
            assertThatExceptionOfType(TrackerException.class)
                    .isThrownBy(() -> work.accept(jira.tracker()))
                    .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.UNAUTHORIZED))
                    .satisfies(e -> jira.assertNoSecretWasTold(e));
        }
        assertThat(jira.requests()).hasSize(WORK.size());
    }

    @Test
    void anIssueThatIsMovedOnTheWayGetsAllOfItOnce() {
        for (int n = 0; n < WORK.size(); n++) {
            WORK.get(n).accept(jira.tracker());
            jira.server.move("PROJ-1", "MOVED" + n + "-1");
        }
        WORK.subList(1, WORK.size() - 1).forEach(again -> again.accept(jira.tracker()));
        assertAllDoneOnce(jira);
    }

    private int requestsOfAGoodDay() {
        try (TestJira good = new TestJira()) {
            good.server.issue("PROJ-1", "Story", "A story");
            doAll(good, true);
            return good.requests().size();
        }
    }

    /** As a consumer of events does it: what may pass is tried again, by a tracker over the same journal. */
    private static int doAll(TestJira jira, boolean onlyPassing) {
        int calls = 0;
        for (Consumer<IssueTracker> work : WORK) {
            int before = calls;
            while (!done(jira, work, onlyPassing)) {
                calls++;
                assertThat(calls - before).isLessThan(50);
            }
        }
        return calls + WORK.size();
    }

    private static boolean done(TestJira jira, Consumer<IssueTracker> work, boolean onlyPassing) {
        try (JiraTracker tracker = jira.tracker()) {
            work.accept(tracker);
            return true;
        } catch (TrackerException e) {
            jira.assertNoSecretWasTold(e);
            if (onlyPassing) {
                assertThat(e.trouble()).as(e.getMessage()).isEqualTo(Trouble.PASSING);
            }
            return false;
        }
    }

    private static void assertAllDoneOnce(TestJira jira) {
        assertThat(jira.comments("PROJ-1")).containsExactly("It has begun.", "last report");
        assertThat(jira.subtasks("PROJ-1")).containsExactly("Alpha", "Beta");
        assertThat(jira.server.links("PROJ-1")).hasSize(1);
        assertThat(jira.server.links("PROJ-1").toString()).contains("https://example.com/2");
        assertThat(jira.server.statuses("PROJ-1")).containsExactly("In Progress", "Done");
    }

    private static Arguments named(String name, BadAnswer answer) {
        return Arguments.of(name, answer);
    }
}
