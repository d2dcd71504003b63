package dev.loki.contracts.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.TrackedStatus;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.TrackedWork;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link TrackedWork} does. */
@SuppressWarnings("NullAway.Init") // JUnit calls set-up methods before any test
public abstract class TrackedWorkContract {

    private static final Instant NOW = Instant.parse("2026-02-21T10:00:00.123456Z");
    private static final TrackedStatus OLD = new TrackedStatus(WorkStatus.ACT, NOW);
    private static final TrackedStatus NEW = new TrackedStatus(WorkStatus.PLANNED, NOW.plusNanos(1));

    private TrackedWork work;

    /** Another handle on the same memory, which is empty before each test. */
    protected abstract TrackedWork open() throws Exception;

    @BeforeEach
    void openWork() throws Exception {
        work = open();
    }

    @Test
    void nothingIsKnownBeforeItIsTold() {
        assertThat(work.status("jira", "PROJ-1")).isEmpty();
        assertThat(work.issue("jira", "task-1")).isEmpty();
        assertThat(work.task("jira", "PROJ-1")).isEmpty();
    }

    @Test
    void theNewestStaysWhateverTheOrder() throws Exception {
        assertThat(work.newest("jira", "PROJ-1", OLD)).isEqualTo(OLD);
        assertThat(open().newest("jira", "PROJ-1", NEW)).isEqualTo(NEW);
        assertThat(work.newest("jira", "PROJ-1", OLD)).isEqualTo(NEW);
        assertThat(work.newest("jira", "PROJ-1", NEW)).isEqualTo(NEW);
        assertThat(open().status("jira", "PROJ-1")).contains(NEW);
    }

    @Test
    void ofOneInstantTheOneFurtherAlongStays() {
        TrackedStatus done = new TrackedStatus(WorkStatus.DONE, NOW);
        assertThat(work.newest("jira", "PROJ-1", OLD)).isEqualTo(OLD);
        assertThat(work.newest("jira", "PROJ-1", done)).isEqualTo(done);
        assertThat(work.newest("jira", "PROJ-1", OLD)).isEqualTo(done);
    }

    @Test
    void servicesAndIssuesAreKeptApart() {
        assertThat(work.newest("jira", "PROJ-1", OLD)).isEqualTo(OLD);
        assertThat(work.status("linear", "PROJ-1")).isEmpty();
        assertThat(work.status("jira", "PROJ-2")).isEmpty();
    }

    @Test
    void anIssueStandsForATaskUntilAnotherDoes() throws Exception {
        work.stands("jira", "PROJ-7", "task \"1\"\n");
        assertThat(open().issue("jira", "task \"1\"\n")).contains("PROJ-7");
        assertThat(work.task("jira", "PROJ-7")).contains("task \"1\"\n");
        assertThat(work.issue("github", "task \"1\"\n")).isEmpty();

        work.stands("jira", "PROJ-8", "task \"1\"\n");
        assertThat(work.issue("jira", "task \"1\"\n")).contains("PROJ-8");
    }

    @Test
    void ofManyThatTellAtOnceTheNewestStays() {
        CompletableFuture<?>[] tellers = IntStream.range(0, 4)
                .mapToObj(teller -> CompletableFuture.runAsync(() -> {
                    for (int n = 0; n < 20; n++) {
                        TrackedStatus told = new TrackedStatus(WorkStatus.ACT, NOW.plusSeconds((n * 7 + teller) % 40));
                        assertThat(told.isNewerThan(work.newest("jira", "PROJ-1", told)))
                                .isFalse();
                    }
                }))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(tellers).join();
        assertThat(work.status("jira", "PROJ-1")).contains(new TrackedStatus(WorkStatus.ACT, NOW.plusSeconds(39)));
    }
}
