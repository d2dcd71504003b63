package dev.loki.adapter.linear.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.http.HttpEndpoint;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.StatusOutcome.Moved;
import dev.loki.ports.tracker.StatusOutcome.NoWay;
import dev.loki.ports.tracker.StatusOutcome.Unchanged;
import dev.loki.standin.linear.LinearStandIn;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatusSyncTest extends LinearUnderTest {

    @Test
    void aStatusIsFoundByTheNameThatTheTeamGivesIt() {
        String issue = workspace.addIssue("ABC", "One", "");
        assertThat(tracker().syncStatus(issue, WorkStatus.VERIFY)).isEqualTo(new Moved("In Review"));
        assertThat(workspace.state(issue)).isEqualTo("In Review");
        assertThat(tracker().syncStatus(issue, WorkStatus.REFLECT)).isEqualTo(new Unchanged("In Review"));

        workspace.addState("ABC", "Being looked at", "started", 9);
        StatusNames names = StatusNames.DEFAULT.with(Map.of(WorkStatus.VERIFY, "being LOOKED at"));
        LinearSettings settings =
                new LinearSettings(LinearStandIn.KEY, HttpEndpoint.parse(server.endpoint()), "", names);
        assertThat(tracker(journal, settings).syncStatus(issue, WorkStatus.VERIFY))
                .isEqualTo(new Moved("Being looked at"));
    }

    @Test
    void whereNoneHasTheNameTheFirstOfItsTypeIsTaken() {
        String issue = workspace.addIssue("ABC", "One", "");
        assertThat(tracker().syncStatus(issue, WorkStatus.PLANNED)).isEqualTo(new Moved("Todo"));
        assertThat(tracker().syncStatus(issue, WorkStatus.BLOCKED)).isEqualTo(new Moved("In Progress"));
    }

    @Test
    void whatStandsInOneOfTheTypeStaysWherePeoplePutIt() {
        String issue = workspace.addIssue("ABC", "One", "");
        workspace.setState(issue, "In Review");
        assertThat(tracker().syncStatus(issue, WorkStatus.BLOCKED)).isEqualTo(new Unchanged("In Review"));
    }

    @Test
    void allPagesOfTheTeamsStatesAreLookedThrough() {
        IntStream.range(0, 120).forEach(n -> workspace.addState("ABC", "State " + n, "started", 2000 + n));
        String issue = workspace.addIssue("ABC", "One", "");
        assertThat(tracker().syncStatus(issue, WorkStatus.DONE)).isEqualTo(new Moved("Done"));
        assertThat(tracker().syncStatus(issue, WorkStatus.CANCELED)).isEqualTo(new Moved("Canceled"));
    }

    @Test
    void whereThereIsNoneTheReasonNamesWhatThereIs() {
        workspace.removeStates("ABC", "completed");
        String issue = workspace.addIssue("ABC", "One", "");
        StatusOutcome outcome = tracker().syncStatus(issue, WorkStatus.DONE);
        assertThat(outcome).isInstanceOfSatisfying(NoWay.class, no -> assertThat(no.reason())
                .startsWith("team ABC has no status named Done and none of type completed; it has Backlog (backlog)"));
        assertThat(workspace.state(issue)).isEqualTo("Backlog");
    }

    @Test
    void aProjectHasStatusesOfItsOwn() {
        String project = workspace.addProject("Launch", "", "", List.of("ABC"));
        assertThat(tracker().syncStatus(project, WorkStatus.PLANNED)).isEqualTo(new Moved("Planned"));
        assertThat(tracker().syncStatus(project, WorkStatus.VERIFY)).isEqualTo(new Moved("In Progress"));
        assertThat(tracker().syncStatus(project, WorkStatus.DONE)).isEqualTo(new Moved("Completed"));
        assertThat(tracker().syncStatus(project, WorkStatus.DONE)).isEqualTo(new Unchanged("Completed"));
        assertThat(workspace.projectStatus(project)).isEqualTo("Completed");
    }
}
