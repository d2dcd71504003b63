package dev.loki.domain.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkChangeTest {

    @ParameterizedTest
    @CsvSource({
        "task, create, PLANNED",
        "task, created, PLANNED",
        "task, claim, ACT",
        "task, started, ACT",
        "task, review, REFLECT",
        "task, blocked, BLOCKED",
        "task, failed, FAILED",
        "task, completed, DONE",
        "task, canceled, CANCELED",
        "task, cancelled, CANCELED",
        "task_complete, , DONE",
        "session, start, REASON",
        "session_complete, , DONE",
        "session, failed, FAILED",
    })
    void whatBecameOfItFollowsFromTheName(String type, String action, WorkStatus status) {
        JsonObject payload = JsonObject.builder()
                .put("task_id", "t-1")
                .put("action", action == null ? "" : action)
                .build();
        assertThat(status(type, payload)).contains(status);
    }

    @Test
    void aPhaseAndWhatIsSaidInSoManyWordsComeBeforeTheName() {
        JsonObject phase =
                JsonObject.builder().put("action", "x").put("phase", "Reflect").build();
        assertThat(status("state", phase)).contains(WorkStatus.REFLECT);
        assertThat(status("iteration_start", phase)).contains(WorkStatus.REFLECT);
        JsonObject said = JsonObject.builder()
                .put("action", "create")
                .put("task_id", "t")
                .put("phase", "act")
                .put("status", "blocked")
                .build();
        assertThat(status("task", said)).contains(WorkStatus.BLOCKED);
    }

    @Test
    void howASessionEndedFollowsFromItsExitCode() {
        JsonObject end = JsonObject.builder()
                .put("action", "end")
                .put("outcome", "command_ended")
                .build();
        assertThat(status("session", end.with("exit_code", JsonNumber.of(0)))).contains(WorkStatus.VERIFY);
        assertThat(status("session", end.with("exit_code", JsonNumber.of(3)))).contains(WorkStatus.FAILED);
        assertThat(status(
                        "session",
                        JsonObject.builder()
                                .put("action", "end")
                                .put("outcome", "denied")
                                .build()))
                .contains(WorkStatus.FAILED);
        assertThat(status(
                        "session_end",
                        JsonObject.builder().put("outcome", "approval_required").build()))
                .contains(WorkStatus.BLOCKED);
    }

    @Test
    void namesThatAreTooLongAreNone() {
        JsonObject payload = JsonObject.builder()
                .put("action", "start")
                .put("task_id", "t".repeat(201))
                .put("issue", "PROJ-1")
                .build();
        WorkChange change = WorkChange.of(event("task", payload)).orElseThrow();
        assertThat(change.task()).isEmpty();
        assertThat(change.issue()).contains("PROJ-1");
        assertThat(change.at()).isEqualTo(Instant.parse("2026-02-21T10:00:00.123Z"));
    }

    @Test
    void whatIsNoWorkOrHasNoTimeIsNone() {
        JsonObject payload =
                JsonObject.builder().put("action", "start").put("task_id", "t").build();
        assertThat(WorkChange.of(event("metric", payload))).isEmpty();
        assertThat(WorkChange.of(event("taskforce", payload))).isEmpty();
        assertThat(WorkChange.of(event("task", JsonObject.EMPTY))).isEmpty();
        assertThat(WorkChange.of(Event.of("e", "task", "runner", "noon", payload)))
                .isEmpty();
    }

    private static Optional<WorkStatus> status(String type, JsonObject payload) {
        return WorkChange.of(event(type, payload)).flatMap(WorkChange::status);
    }

    private static Event event(String type, JsonObject payload) {
        return Event.of("e", type, "runner", "2026-02-21T11:00:00.123+01:00", payload);
    }
}
