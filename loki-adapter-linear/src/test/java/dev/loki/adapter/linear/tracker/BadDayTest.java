package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.SteppedClock;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.linear.LinearStandIn;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadDayTest extends LinearUnderTest {

    private static final int MOST_RUNS = 40;

    /** In the long counts each request of a run meets each trouble, else one in eight does. */
    private static final int EVERY = Nightly.count(8, 1);

    private static final String LIMIT = "{\"errors\":[{\"message\":\"Rate limit exceeded\",\"extensions\":"
            + "{\"code\":\"RATELIMITED\",\"type\":\"ratelimited\"}}]}";

    private final Random chance = new Random(7);

    /** What can go wrong with one request, in Linear's own dialect and beneath it. */
    static List<BadAnswer> troubles() {
        String reset = Long.toString(SteppedClock.START.plusSeconds(30).toEpochMilli());
        return List.of(
                BadAnswers.status(
                        400,
                        Map.of(
                                "X-RateLimit-Requests-Limit", "2500",
                                "X-RateLimit-Requests-Remaining", "0",
                                "X-RateLimit-Requests-Reset", reset),
                        LIMIT),
                BadAnswers.status(429, Map.of("Retry-After", "5"), LIMIT),
                BadAnswers.status(
                        200,
                        Map.of(),
                        "{\"data\":null,\"errors\":[{\"message\":\"Lock\","
                                + "\"extensions\":{\"type\":\"lock timeout\"}}]}"),
                BadAnswers.status(502, Map.of("Content-Type", "text/html"), "<html>Bad gateway</html>"),
                BadAnswers.error(),
                BadAnswers.errorAfterwards(),
                BadAnswers.resetBefore(),
                BadAnswers.resetAfter(),
                BadAnswers.truncated(),
                BadAnswers.html(),
                BadAnswers.typed("text/plain", "hello"),
                BadAnswers.redirect(302, "https://example.com/"),
                BadAnswers.status(403, Map.of(), "{}"));
    }

    /** Those that need real time or many bytes. */
    static List<BadAnswer> slowTroubles() {
        return List.of(BadAnswers.silence(), BadAnswers.slow(400), BadAnswers.giant(), BadAnswers.endless());
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void eachRequestOfARunMayMeetIt(BadAnswer trouble) {
        int requests = requestsOfAGoodRun();
        for (int at = chance.nextInt(EVERY); at < requests; at += EVERY) {
            String issue = workspace.addIssue("ABC", "Run " + at, "");
            server.badDay(afterGoodOnes(at, trouble));
            runUntilDone(issue);
            assertIsWhole(issue);
        }
    }

    @ParameterizedTest
    @MethodSource("slowTroubles")
    void aWriteMayMeetIt(BadAnswer trouble) {
        losePatience();
        String issue = workspace.addIssue("ABC", "One", "");
        server.badDay(afterGoodOnes(4, trouble));
        runUntilDone(issue);
        assertIsWhole(issue);
    }

    @Test
    void aDayOnWhichNothingIsCertainEndsWell() {
        List<BadAnswer> troubles = troubles();
        for (int round = 0; round < Nightly.count(10, 200); round++) {
            String issue = workspace.addIssue("ABC", "Round " + round, "");
            List<BadAnswer> day = new ArrayList<>();
            for (int n = 0; n < 30; n++) {
                day.add(chance.nextInt(3) > 0 ? good -> good.get() : troubles.get(chance.nextInt(troubles.size())));
            }
            server.badDay(day);
            runUntilDone(issue);
            runUntilDone(issue);
            assertIsWhole(issue);
        }
    }

    @Test
    void theLimitOfRequestsIsNotHitByHundredsOfCalls() {
        server.limit(60, 3_000_000);
        LinearTracker tracker = tracker();
        for (int n = 0; n < 200; n++) {
            patiently(tracker::check);
        }
        assertThat(server.refusedForLimits()).isZero();
        assertThat(clock.now()).isAfter(SteppedClock.START.plus(Duration.ofHours(2)));
    }

    @Test
    void theBudgetOfComplexityIsNotUsedUp() {
        String epic = workspace.addIssue("ABC", "Epic", "");
        workspace.addChild(epic, "Child");
        server.limit(2500, 20_000);
        LinearTracker tracker = tracker();
        for (int n = 0; n < 60; n++) {
            patiently(() -> tracker.importProject(epic));
        }
        assertThat(server.refusedForLimits()).isZero();
    }

    /** What a caller does with trouble that may pass: it comes back when the service says. */
    private void patiently(Runnable call) {
        for (int attempt = 0; attempt < MOST_RUNS; attempt++) {
            try {
                call.run();
                return;
            } catch (TrackerException e) {
                assertThat(e.trouble()).isEqualTo(TrackerException.Trouble.PASSING);
                clock.pass(e.minimumWait().plusSeconds(1));
            }
        }
        throw new AssertionError("it never passed");
    }

    private static List<BadAnswer> afterGoodOnes(int count, BadAnswer trouble) {
        List<BadAnswer> day = new ArrayList<>(BadAnswers.burst(count, good -> good.get()));
        day.add(trouble);
        return day;
    }

    private int requestsOfAGoodRun() {
        String issue = workspace.addIssue("ABC", "Good", "");
        int before = server.requests().size();
        runUntilDone(issue);
        return server.requests().size() - before;
    }

    /** A run of the program after the other, each with a tracker of its own, until one comes to its end. */
    private void runUntilDone(String issue) {
        for (int run = 0; run < MOST_RUNS; run++) {
            try (LinearTracker tracker = tracker()) {
                run(tracker, issue);
                return;
            } catch (TrackerException e) {
                assertThat(e.getMessage()).startsWith("Linear").doesNotContain(LinearStandIn.KEY);
                clock.pass(e.minimumWait().plusSeconds(60));
            }
        }
        throw new AssertionError("no run of " + MOST_RUNS + " came to its end");
    }

    private static void run(LinearTracker tracker, String issue) {
        tracker.syncStatus(issue, WorkStatus.VERIFY);
        tracker.postComment(issue, new WorkComment("started", "at work", false));
        tracker.postComment(issue, new WorkComment("report", "halfway", true));
        tracker.postComment(issue, new WorkComment("report", "all is well", true));
        tracker.createSubtasks(issue, List.of(new Subtask("a", "Alpha", ""), new Subtask("b", "Beta", "words")));
        tracker.link(issue, new WorkLink("run", "https://example.com/1", "Run", false));
        tracker.link(issue, new WorkLink("run", "https://example.com/2", "Run", true));
        tracker.importProject(issue);
    }

    private void assertIsWhole(String issue) {
        assertThat(workspace.state(issue)).isEqualTo("In Review");
        assertThat(workspace.comments(issue)).containsExactlyInAnyOrder("at work", "all is well");
        assertThat(workspace.children(issue)).containsExactly("Alpha", "Beta");
        assertThat(workspace.attachments(issue)).containsExactly("https://example.com/2 Run Finished");
    }
}
