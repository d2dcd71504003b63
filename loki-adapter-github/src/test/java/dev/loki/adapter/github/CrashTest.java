package dev.loki.adapter.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.adapter.github.codehost.GitHubCodeHost;
import dev.loki.adapter.github.tracker.GitHubTracker;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.SteppedClock;
import dev.loki.ports.codehost.CommitState;
import dev.loki.ports.codehost.CommitState.Outcome;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.OpenApiSchema;
import dev.loki.standin.github.GitHubStandIn;
import dev.loki.standin.github.GitHubToken;
import dev.loki.testing.Nightly;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * Processes that die between a request and its answer, or between the answer and the journal, and services that lose what
 * they were asked or what they answered: the journal and the service remember, and nothing is there twice.
 */
@Order(1)
class CrashTest {

    private static final int ROUNDS = Nightly.count(10, 200);
    private static final int MOST_LIVES = 40;
    private static final int MOST_TROUBLES = 4;

    private final SteppedClock clock = new SteppedClock();
    private final GitHubStandIn service = new GitHubStandIn("", clock::now);
    private final Random random = new Random(20260221);

    @BeforeEach
    void holdAgainstTheSchema() {
        OpenApiSchema.GITHUB.require();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void nothingIsThereTwiceAndNothingIsMissing() {
        for (int round = 0; round < ROUNDS; round++) {
            service.use(round % 2 == 0 ? GitHubToken.PERSONAL : GitHubToken.WORKFLOW);
            oneRound(String.format("%040x", round + 1));
        }
        assertThat(service.violations()).isEmpty();
    }

    private void oneRound(String sha) {
        long number = service.addIssue("Pay by card", "");
        String issue = "#" + number;
        SentJournal journal = new InMemorySentJournal();
        int before = service.titles().size();
        List<Subtask> subtasks = List.of(new Subtask("a", "Alpha", "text"), new Subtask("b", "Beta", ""));
        tracking(journal, tracker -> tracker.postComment(issue, new WorkComment("once", "said once", false)));
        tracking(journal, tracker -> tracker.postComment(issue, new WorkComment("report", "first", true)));
        tracking(journal, tracker -> tracker.postComment(issue, new WorkComment("report", "second", true)));
        tracking(journal, tracker -> tracker.createSubtasks(issue, subtasks));
        tracking(
                journal, tracker -> tracker.link(issue, new WorkLink("d", "https://example.com/1", "Deployed", false)));
        tracking(journal, tracker -> tracker.link(issue, new WorkLink("e", "https://example.com/2", "Report", true)));
        tracking(journal, tracker -> tracker.syncStatus(issue, WorkStatus.VERIFY));
        tracking(journal, tracker -> tracker.syncStatus(issue, WorkStatus.DONE));
        hosting(journal, host -> host.comment(number, "quality", "all is well"));
        hosting(journal, host -> host.report(state(sha, Outcome.PENDING)));
        hosting(journal, host -> host.report(state(sha, Outcome.SUCCESS)));

        assertThat(service.comments(number)).hasSize(4);
        assertThat(service.comments(number))
                .filteredOn(text -> text.contains("said once"))
                .hasSize(1);
        assertThat(service.comments(number))
                .filteredOn(text -> text.contains("second"))
                .hasSize(1);
        assertThat(service.comments(number))
                .filteredOn(text -> text.contains("all is well"))
                .hasSize(1);
        assertThat(service.comments(number))
                .filteredOn(text -> text.contains("example.com/1") && text.contains("example.com/2"))
                .hasSize(1);
        assertThat(service.titles()).hasSize(before + 2);
        assertThat(service.titlesBelow(number)).containsExactly("Alpha", "Beta");
        assertThat(service.state(number)).isEqualTo("closed completed");
        assertThat(service.labels(number)).containsExactly("loki:done");
        Stream<String> statuses = service.statuses(sha).stream().map(status -> text(status, "state"));
        Stream<String> runs = service.checkRuns(sha).stream().map(run -> text(run, "conclusion"));
        assertThat(Stream.concat(statuses, runs).toList()).isIn(List.of("pending", "success"), List.of("success"));
    }

    private void tracking(SentJournal journal, Consumer<GitHubTracker> write) {
        live(death -> {
            try (GitHubTracker tracker = OnStandIn.tracker(service, death.after(journal), death, clock)) {
                write.accept(tracker);
            }
        });
    }

    private void hosting(SentJournal journal, Consumer<GitHubCodeHost> write) {
        live(death -> {
            try (GitHubCodeHost host = OnStandIn.host(service, death.after(journal), death, clock)) {
                write.accept(host);
            }
        });
    }

    /** Runs it in one process after another until one of them comes to its end. */
    private void live(Consumer<Death> process) {
        service.badDay(troubles());
        for (int life = 1; ; life++) {
            Death death = new Death(life < MOST_LIVES / 2 ? random.nextInt(12) : Integer.MAX_VALUE);
            try {
                process.accept(death);
                return;
            } catch (Death.Killed e) {
                assertThat(life).isLessThan(MOST_LIVES);
            } catch (TrackerException e) {
                assertThat(e.trouble()).isEqualTo(TrackerException.Trouble.PASSING);
                assertThat(life).isLessThan(MOST_LIVES);
            }
        }
    }

    private List<BadAnswer> troubles() {
        List<BadAnswer> kinds = List.of(
                good -> good.get(),
                good -> good.get(),
                BadAnswers.resetBefore(),
                BadAnswers.resetAfter(),
                BadAnswers.error(),
                BadAnswers.errorAfterwards(),
                BadAnswers.truncated());
        return random.ints(random.nextInt(MOST_TROUBLES), 0, kinds.size())
                .mapToObj(kinds::get)
                .toList();
    }

    private static CommitState state(String sha, Outcome outcome) {
        return new CommitState(sha, "loki/quality", outcome, "a line", "# Quality", Optional.empty());
    }

    private static String text(JsonObject object, String name) {
        return object.string(name).orElse("");
    }
}
