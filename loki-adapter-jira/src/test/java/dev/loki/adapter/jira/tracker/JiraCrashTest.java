package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.RetryClock;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.standin.BadAnswer;
import dev.loki.standin.BadAnswers;
import dev.loki.testing.Nightly;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/**
 * A program that dies between a request and its answer, and is started again over the same journal. It dies like this: from
 * one of its requests on, which Jira serves or does not, it writes to no journal, waits no more and sends nothing more.
 */
class JiraCrashTest {

    private static final int REQUESTS = 30;

    @Test
    void whatWasAskedForIsThereOnceWhereverTheProgramDied() {
        int rounds = Nightly.count(10, 200);
        for (int round = 0; round < rounds; round++) {
            Random random = new Random(round);
            try (TestJira jira = new TestJira()) {
                jira.server.searchLag(random.nextInt(4));
                jira.server.issue("PROJ-1", random.nextBoolean() ? "Story" : "Epic", "An issue");
                int deaths = 1 + random.nextInt(3);
                for (int death = 0; death < deaths; death++) {
                    runUntilDeath(jira, random);
                }
                work(jira.tracker());
                assertAllOnce(jira, "round " + round);
            }
        }
    }

    private static void runUntilDeath(TestJira jira, Random random) {
        AtomicBoolean dead = new AtomicBoolean();
        int at = random.nextInt(REQUESTS);
        BadAnswer last = random.nextInt(4) > 0 ? BadAnswers.resetAfter() : BadAnswers.resetBefore();
        List<BadAnswer> day = new ArrayList<>(BadAnswers.burst(at, good -> good.get()));
        day.add(good -> {
            dead.set(true);
            return last.instead(good);
        });
        jira.server.badDay(day);
        try (JiraTracker tracker = jira.tracker(
                new MortalJournal(jira.journal, dead), new MortalClock(jira.clock, dead), StatusNames.DEFAULT)) {
            work(tracker);
        } catch (Death e) {
            // as intended
        }
        jira.server.goodDay();
    }

    private static void work(JiraTracker jira) {
        jira.syncStatus("PROJ-1", WorkStatus.ACT);
        jira.postComment("PROJ-1", new WorkComment("started", "It has begun.", false));
        jira.createSubtasks("PROJ-1", List.of(new Subtask("a", "Alpha", "the first"), new Subtask("b", "Beta", "")));
        jira.postComment("PROJ-1", new WorkComment("report", "report", true));
        jira.link("PROJ-1", new WorkLink("deployment", "https://example.com/1", "Deployment", true));
        jira.syncStatus("PROJ-1", WorkStatus.ACT);
    }

    private static void assertAllOnce(TestJira jira, String round) {
        assertThat(jira.comments("PROJ-1")).as(round).containsExactly("It has begun.", "report");
        assertThat(jira.subtasks("PROJ-1")).as(round).containsExactly("Alpha", "Beta");
        assertThat(jira.server.links("PROJ-1")).as(round).hasSize(1);
        assertThat(jira.server.statuses("PROJ-1")).as(round).containsExactly("In Progress");
    }

    /** The end of the program. */
    private static final class Death extends Error {

        private static final long serialVersionUID = 1;
    }

    /** Of a program that may be dead. */
    private record MortalJournal(SentJournal journal, AtomicBoolean dead) implements SentJournal {

        @Override
        public State of(String operation) {
            requireLife(dead);
            return journal.of(operation);
        }

        @Override
        public void begin(String operation) {
            requireLife(dead);
            journal.begin(operation);
        }

        @Override
        public void done(String operation, String id, String content) {
            requireLife(dead);
            journal.done(operation, id, content);
        }

        @Override
        public void refused(String operation) {
            requireLife(dead);
            journal.refused(operation);
        }
    }

    /** Of a program that may be dead; what is sent, is sent after a look at the clock. */
    private record MortalClock(RetryClock clock, AtomicBoolean dead) implements RetryClock {

        @Override
        public Instant now() {
            requireLife(dead);
            return clock.now();
        }

        @Override
        public long nanoTime() {
            requireLife(dead);
            return clock.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            requireLife(dead);
            clock.sleep(duration);
        }
    }

    private static void requireLife(AtomicBoolean dead) {
        if (dead.get()) {
            throw new Death();
        }
    }
}
