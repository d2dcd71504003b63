package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.ServiceCall;
import dev.loki.http.ServiceListener;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A program that is killed at any moment, again and again, and a service and a journal that remember. */
class CrashTest extends LinearUnderTest {

    /** The end of the program: nothing catches it, and nothing is tidied up. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    private final Random chance = new Random(20_260_221);
    private int untilKilled;

    @Test
    void nothingIsThereTwice() {
        for (int round = 0; round < Nightly.count(10, 200); round++) {
            String issue = workspace.addIssue("ABC", "Round " + round, "");
            String project = workspace.addProject("Project " + round, "", "", List.of("ABC"));
            for (int kill = 3 + chance.nextInt(6); kill > 0; kill--) {
                endsBefore(1 + chance.nextInt(40), issue, project);
            }
            while (endsBefore(Integer.MAX_VALUE, issue, project)) {
                clock.pass(Duration.ofMinutes(1));
            }

            assertThat(workspace.state(issue)).isEqualTo("In Review");
            assertThat(workspace.comments(issue)).containsExactlyInAnyOrder("at work", "all is well");
            assertThat(workspace.children(issue)).containsExactly("Alpha", "Beta", "Gamma");
            assertThat(workspace.attachments(issue)).containsExactly("https://example.com/2 Run Finished");
            assertThat(workspace.projectUpdates(project)).containsExactly("onTrack so far");
            assertThat(workspace.projectIssues(project)).containsExactly("ABC Below the project");
        }
    }

    /** Whether the program ended, by being killed or by giving up, before it had done all. */
    private boolean endsBefore(int moments, String issue, String project) {
        untilKilled = moments;
        server.badDay(answersThatGetLost());
        try (LinearTracker tracker = tracker(new KilledJournal(), settings(""), new KilledListener())) {
            tracker.postComment(issue, new WorkComment("started", "at work", false));
            tracker.postComment(issue, new WorkComment("report", "halfway", true));
            tracker.syncStatus(issue, WorkStatus.VERIFY);
            tracker.createSubtasks(
                    issue,
                    List.of(
                            new Subtask("a", "Alpha", ""),
                            new Subtask("b", "Beta", ""),
                            new Subtask("c", "Gamma", "")));
            tracker.link(issue, new WorkLink("run", "https://example.com/1", "Run", false));
            tracker.postComment(project, new WorkComment("p", "so far", false));
            tracker.createSubtasks(project, List.of(new Subtask("d", "Below the project", "")));
            tracker.link(issue, new WorkLink("run", "https://example.com/2", "Run", true));
            tracker.postComment(issue, new WorkComment("report", "all is well", true));
            return false;
        } catch (Killed | TrackerException e) {
            return true;
        }
    }

    /** Some answers are lost once all was done: the program may be killed before it hears of that, or after. */
    private List<BadAnswer> answersThatGetLost() {
        List<BadAnswer> day = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            day.add(chance.nextInt(4) == 0 ? BadAnswers.resetAfter() : good -> good.get());
        }
        return day;
    }

    private void moment() {
        if (--untilKilled <= 0) {
            throw new Killed();
        }
    }

    /** Survives, but its user may be killed before and after each writing. */
    private final class KilledJournal implements SentJournal {

        @Override
        public State of(String operation) {
            return journal.of(operation);
        }

        @Override
        public void begin(String operation) {
            moment();
            journal.begin(operation);
            moment();
        }

        @Override
        public void done(String operation, String id, String content) {
            moment();
            journal.done(operation, id, content);
            moment();
        }

        @Override
        public void refused(String operation) {
            moment();
            journal.refused(operation);
            moment();
        }
    }

    /** Is told when an answer has come, or has not: a moment to be killed. */
    private final class KilledListener implements ServiceListener {

        @Override
        public void retry(ServiceCall call, Duration wait, String reason) {
            moment();
        }

        @Override
        public void success(ServiceCall call) {
            moment();
        }

        @Override
        public void failure(ServiceCall call, String reason) {
            moment();
        }
    }
}
