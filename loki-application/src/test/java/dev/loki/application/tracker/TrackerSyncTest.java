package dev.loki.application.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.application.House;
import dev.loki.contracts.tracker.InMemoryIssueTracker;
import dev.loki.contracts.tracker.InMemoryIssues;
import dev.loki.contracts.tracker.InMemorySentJournal;
import dev.loki.contracts.tracker.InMemoryTrackedWork;
import dev.loki.domain.event.Event;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.time.IsoTimestamp;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TrackerSyncTest {

    private final House house = new House();
    private final InMemoryIssues issues = new InMemoryIssues();
    private final InMemoryTrackedWork work = new InMemoryTrackedWork();
    private final InMemorySentJournal journal = new InMemorySentJournal();
    private final List<String> warnings = new ArrayList<>();
    private final TrackerSync sync = another();

    TrackerSyncTest() {
        issues.add("EPIC-1", "Pay by card");
    }

    @Test
    void aSessionMovesTheMainIssueThroughItsPhases() {
        sync.handle(event(1, "session", "action", "start"));
        assertThat(issues.status("EPIC-1")).isEqualTo("In Progress");
        sync.handle(event(2, "state", "action", "phase", "phase", "VERIFY"));
        assertThat(issues.status("EPIC-1")).isEqualTo("In Review");
        sync.handle(event(3, "session_end", "outcome", "success", "summary", "All is *well*, @all"));
        assertThat(issues.status("EPIC-1")).isEqualTo("In Review");
        sync.handle(event(4, "session", "action", "complete"));

        assertThat(issues.status("EPIC-1")).isEqualTo("Done");
        assertThat(issues.comments("EPIC-1"))
                .singleElement()
                .asString()
                .contains("Session", "All is")
                .doesNotContain("*well*", "@all");
    }

    @Test
    void aTaskGetsASubtaskOfItsOwnOnce() {
        sync.handle(event(1, "task", "action", "create", "task_id", "t-1", "title", "Charge the card"));
        another().handle(event(2, "task", "action", "claim", "task_id", "t-1"));
        sync.handle(event(3, "task", "action", "completed", "task_id", "t-1"));

        assertThat(issues.subtasks("EPIC-1")).containsExactly("Charge the card");
        assertThat(issues.status("EPIC-1-1")).isEqualTo("Done");
        assertThat(issues.status("EPIC-1")).isEqualTo("To Do");
    }

    @Test
    void anIssueThatAnEventNamesIsTheOneFromThenOn() {
        issues.add("PROJ-7", "Refunds");
        sync.handle(event(1, "task", "action", "start", "task_id", "t-7", "issue", "memory:PROJ-7"));
        sync.handle(event(2, "task", "action", "complete", "task_id", "t-7"));
        sync.handle(event(3, "task", "action", "fail", "task_id", "t-8", "issue", "jira:PROJ-7"));
        sync.handle(event(3, "task", "action", "fail", "task_id", "t-9", "issue", "not one of ours"));

        assertThat(issues.statusChanges()).containsExactly("PROJ-7 In Progress", "PROJ-7 Done");
        assertThat(issues.subtasks("EPIC-1")).isEmpty();
    }

    @Test
    void theNewestWinsInEveryOrderAndHoweverOftenItComes() {
        List<Event> story = List.of(
                event(1, "task", "action", "create", "task_id", "t-1", "title", "Charge the card"),
                event(2, "task", "action", "claim", "task_id", "t-1"),
                event(3, "state", "action", "phase", "phase", "reflect", "task_id", "t-1", "reason", "none"),
                event(4, "task", "action", "fail", "task_id", "t-1", "reason", "no card"),
                event(5, "task", "action", "complete", "task_id", "t-1", "reason", "with a card"));
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            TrackerSyncTest fresh = new TrackerSyncTest();
            List<Event> told = new ArrayList<>(story);
            told.addAll(story);
            Collections.shuffle(told, random);
            told.forEach(fresh.sync::handle);

            assertThat(fresh.issues.status("EPIC-1-1")).as("%s", told).isEqualTo("Done");
            assertThat(fresh.issues.statusChanges()).as("%s", told).doesNotHaveDuplicates();
            assertThat(fresh.issues.comments("EPIC-1-1")).as("%s", told).hasSize(2);
        }
    }

    @Test
    void whatTheServiceToldUsIsNotToldBackAndNothingOlderComesAfterIt() {
        sync.handle(event(
                5,
                "task",
                "action",
                "issue_update",
                "service",
                "memory",
                "issue",
                "memory:EPIC-1",
                "status",
                "canceled"));
        sync.handle(event(4, "session", "action", "start"));
        assertThat(issues.statusChanges()).isEmpty();

        sync.handle(event(6, "session", "action", "start"));
        assertThat(issues.status("EPIC-1")).isEqualTo("In Progress");
    }

    @Test
    void whatMayPassIsThrownAndComesAgain() {
        issues.fail(Trouble.PASSING, 1);
        Event event = event(1, "session", "action", "start");
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> sync.handle(event));
        sync.handle(event);

        assertThat(issues.status("EPIC-1")).isEqualTo("In Progress");
        assertThat(warnings).isEmpty();
    }

    @Test
    void anAnswerThatWasLostMakesNoSecondSubtask() {
        issues.loseNextAnswerToAWrite();
        Event event = event(1, "task", "action", "create", "task_id", "t-1", "title", "Charge the card");
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> sync.handle(event));
        another().handle(event);

        assertThat(issues.subtasks("EPIC-1")).hasSize(1);
    }

    @Test
    void whatIsRefusedForGoodIsAWarningAndAnEventAndNoDeadLetter() {
        issues.fail(Trouble.REFUSED, 1);
        sync.handle(event(1, "session", "action", "start"));
        sync.handle(event(2, "task", "action", "start", "task_id", "t", "issue", "GONE-1"));
        issues.stick("EPIC-1");
        sync.handle(event(3, "session", "action", "complete"));

        assertThat(warnings).hasSize(3);
        assertThat(warnings.get(1)).contains("memory was not told of event e2", "GONE-1");
        assertThat(house.bus.pending()).hasSize(3).allSatisfy(event -> {
            assertThat(event.type()).isEqualTo("error");
            assertThat(event.payload().string("action")).contains(TrackerSync.REFUSED);
        });
    }

    @Test
    void oneIssueThatIsClosedToUsHoldsNothingUp() {
        issues.fail(Trouble.UNAUTHORIZED, 1);
        sync.handle(event(1, "session", "action", "start"));

        assertThat(warnings).hasSize(1);
    }

    @Test
    void anEventFromTheFutureKeepsNoLaterOneFromBeingHeard() {
        sync.handle(Event.of("e1", "session", "runner", "2099-01-01T00:00:00Z", payload("action", "fail")));
        sync.handle(event(1, "session", "action", "start"));

        assertThat(issues.statusChanges()).containsExactly("EPIC-1 In Progress");
        assertThat(warnings).singleElement().asString().contains("ahead");
    }

    @Test
    void aDeploymentIsALinkBesideTheIssueAndALaterOneTakesItsPlace() {
        sync.handle(deployment(1, "Staging", "https://one.example/"));
        sync.handle(deployment(2, "production", "https://shop.example/"));
        another().handle(deployment(3, "staging", "https://two.example/"));
        sync.handle(event(4, "session_end", "outcome", "success", "deployment_url", "https://preview.example/"));

        assertThat(issues.links("EPIC-1"))
                .containsExactlyInAnyOrder("https://two.example/", "https://shop.example/", "https://preview.example/");
        assertThat(issues.status("EPIC-1")).isEqualTo("In Review");
    }

    @Test
    void theNewestDeploymentStaysInEveryOrderAndHoweverOftenItComes() {
        List<Event> story = List.of(
                deployment(1, "staging", "https://one.example/"),
                deployment(2, "staging", "https://two.example/"),
                deployment(3, "staging", "https://three.example/"));
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            TrackerSyncTest fresh = new TrackerSyncTest();
            List<Event> told = new ArrayList<>(story);
            told.addAll(story);
            Collections.shuffle(told, random);
            told.forEach(fresh.sync::handle);

            assertThat(fresh.issues.links("EPIC-1")).as("%s", told).containsExactly("https://three.example/");
        }
    }

    @Test
    void aDeploymentOfATaskIsBesideTheTasksIssue() {
        sync.handle(event(1, "task", "action", "create", "task_id", "t-1", "title", "Charge the card"));
        sync.handle(event(2, "task", "action", "deployed", "task_id", "t-1", "url", "https://t1.example/"));

        assertThat(issues.links("EPIC-1-1")).containsExactly("https://t1.example/");
        assertThat(issues.links("EPIC-1")).isEmpty();
    }

    @Test
    void aDeploymentWhoseAnswerWasLostComesAgain() {
        issues.loseNextAnswerToAWrite();
        Event event = deployment(1, "staging", "https://one.example/");
        assertThatExceptionOfType(TrackerException.class).isThrownBy(() -> sync.handle(event));
        another().handle(event);

        assertThat(issues.links("EPIC-1")).containsExactly("https://one.example/");
    }

    @Test
    void anAddressThatIsNoneIsRefusedAndTheRestIsTold() {
        sync.handle(event(1, "session", "action", "complete", "deployment_url", "javascript:alert(1)"));

        assertThat(issues.links("EPIC-1")).isEmpty();
        assertThat(issues.status("EPIC-1")).isEqualTo("Done");
        assertThat(warnings)
                .singleElement()
                .asString()
                .contains("event e1", "http://")
                .doesNotContain("alert");
        assertThat(house.bus.pending())
                .singleElement()
                .satisfies(event -> assertThat(event.payload().string("action")).contains(TrackerSync.REFUSED));
    }

    @Test
    void whatIsNoWorkIsPassedOver() {
        sync.handle(event(1, "metric", "action", "start", "task_id", "t-1"));
        sync.handle(event(2, "task", "action", "start"));
        sync.handle(event(3, "error", "action", TrackerSync.REFUSED, "phase", "VERIFY"));
        sync.handle(Event.of("e4", "session", "runner", "yesterday", payload("action", "start")));

        assertThat(issues.statusChanges()).isEmpty();
        assertThat(warnings).isEmpty();
    }

    private TrackerSync another() {
        return new TrackerSync(
                new InMemoryIssueTracker(issues, journal),
                new IssueNames("memory", Pattern.compile("[A-Z]+-[0-9-]+"), Optional.of("EPIC-1")),
                work,
                house.events,
                "runner",
                house.clock,
                warnings::add);
    }

    private static Event deployment(int second, String environment, String url) {
        return event(second, "state", "action", "deploy", "environment", environment, "deployment_url", url);
    }

    private static Event event(int second, String type, String... members) {
        String time = IsoTimestamp.format(House.NOW.minusSeconds(60).plusSeconds(second));
        return Event.of("e" + second, type, "runner", time, payload(members));
    }

    private static JsonObject payload(String... members) {
        JsonObject.Builder payload = JsonObject.builder();
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        return payload.build();
    }
}
