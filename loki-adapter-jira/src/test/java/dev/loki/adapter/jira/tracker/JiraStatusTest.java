package dev.loki.adapter.jira.tracker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.StatusOutcome.Moved;
import dev.loki.ports.tracker.StatusOutcome.NoWay;
import dev.loki.ports.tracker.StatusOutcome.Unchanged;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import dev.loki.standin.BadAnswers;
import dev.loki.standin.JiraTransition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The status of an issue, through the transitions of its workflow. */
class JiraStatusTest {

    private static final JiraTransition TO_START = new JiraTransition("21", "Commencer", "En cours", "indeterminate");
    private static final JiraTransition TO_FINISH = new JiraTransition("41", "Finir", "Terminé", "done");

    private final TestJira jira = new TestJira();

    @BeforeEach
    void makeIssue() {
        jira.server.issue("PROJ-1", "Story", "A story");
    }

    @AfterEach
    void close() {
        jira.close();
    }

    @Test
    void aStatusIsFoundByTheNameOfWhereATransitionLeads() {
        assertThat(sync(WorkStatus.VERIFY)).isEqualTo(new Moved("In Review"));
        assertThat(sync(WorkStatus.REFLECT)).isEqualTo(new Unchanged("In Review"));
        assertThat(jira.server.statuses("PROJ-1")).containsExactly("In Review");
    }

    @Test
    void elseByTheNameOfTheTransition() {
        jira.server.transitions(List.of(TO_START, new JiraTransition("51", "in  progress", "Doing", "indeterminate")));
        assertThat(sync(WorkStatus.ACT)).isEqualTo(new Moved("Doing"));
    }

    @Test
    void elseByTheCategoryWhateverTheLanguage() {
        jira.server.transitions(List.of(TO_START, TO_FINISH));
        assertThat(sync(WorkStatus.REASON)).isEqualTo(new Moved("En cours"));
        assertThat(sync(WorkStatus.VERIFY)).isEqualTo(new Unchanged("En cours"));
        assertThat(sync(WorkStatus.DONE)).isEqualTo(new Moved("Terminé"));
        assertThat(sync(WorkStatus.CANCELED)).isEqualTo(new Unchanged("Terminé"));
        assertThat(jira.server.statuses("PROJ-1")).containsExactly("En cours", "Terminé");
    }

    @Test
    void ofTwoWaysTheOneThatAsksForNothingIsTaken() {
        JiraTransition asking = new JiraTransition("31", "Resolve", "Resolved", "done", Optional.of("resolution"));
        jira.server.transitions(List.of(asking, TO_FINISH));
        assertThat(sync(WorkStatus.DONE)).isEqualTo(new Moved("Terminé"));
    }

    @Test
    void aTeamsOwnNamesComeFirst() {
        jira.server.transitions(List.of(TO_START, new JiraTransition("61", "Go", "Cooking", "indeterminate")));
        StatusNames names = StatusNames.DEFAULT.with(Map.of(WorkStatus.ACT, "cooking"));
        StatusOutcome outcome = jira.tracker(jira.journal, jira.clock, names).syncStatus("PROJ-1", WorkStatus.ACT);
        assertThat(outcome).isEqualTo(new Moved("Cooking"));
    }

    @Test
    void bothSpellingsOfCanceledAreOne() {
        jira.server.transitions(List.of(TO_FINISH, new JiraTransition("71", "Drop", "Cancelled", "done")));
        assertThat(sync(WorkStatus.CANCELED)).isEqualTo(new Moved("Cancelled"));
    }

    @Test
    void whereNoWayLeadsThereItIsSaidWhichThereAre() {
        jira.server.transitions(List.of(TO_START));
        assertThat(sync(WorkStatus.DONE)).isInstanceOfSatisfying(NoWay.class, no -> assertThat(no.reason())
                .contains("To Do", "Done", "Commencer -> En cours"));
        jira.server.transitions(List.of());
        assertThat(sync(WorkStatus.DONE)).isInstanceOfSatisfying(NoWay.class, no -> assertThat(no.reason())
                .contains("none"));
        assertThat(jira.server.statuses("PROJ-1")).isEmpty();
    }

    @Test
    void aConflictIsReadAgain() {
        jira.server.nextWrite(BadAnswers.status(409, Map.of(), "{\"errorMessages\":[\"conflict\"]}"));
        assertThat(sync(WorkStatus.DONE)).isEqualTo(new Moved("Done"));
        assertThat(jira.server.statuses("PROJ-1")).containsExactly("Done");
    }

    @Test
    void aTransitionWhoseAnswerWasLostIsNotMadeAgain() {
        jira.server.nextWrite(BadAnswers.resetAfter());
        assertThat(sync(WorkStatus.DONE)).isEqualTo(new Moved("Done"));
        jira.server.nextWrite(BadAnswers.errorAfterwards());
        assertThat(sync(WorkStatus.ACT)).isEqualTo(new Moved("In Progress"));
        assertThat(jira.server.statuses("PROJ-1")).containsExactly("Done", "In Progress");
    }

    @Test
    void aScreenThatDemandsAFieldIsToldInJirasWords() {
        jira.server.transitions(
                List.of(new JiraTransition("31", "Resolve", "Resolved", "done", Optional.of("resolution"))));
        assertThatExceptionOfType(TrackerException.class)
                .isThrownBy(() -> sync(WorkStatus.DONE))
                .satisfies(e -> assertThat(e.trouble()).isEqualTo(Trouble.REFUSED))
                .withMessageContaining("resolution: resolution is required.");
    }

    private StatusOutcome sync(WorkStatus status) {
        return jira.tracker().syncStatus("PROJ-1", status);
    }
}
