package dev.loki.adapter.linear.tracker;

import dev.loki.adapter.linear.tracker.Place.Standing;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.StatusOutcome;
import java.util.List;

/** Brings an issue to a state of its team's workflow, and a project to a status of the workspace. Thread-safe. */
final class StatusSync {

    private final GraphQl linear;
    private final StatusNames names;

    StatusSync(GraphQl linear, StatusNames names) {
        this.linear = linear;
        this.names = names;
    }

    StatusOutcome bring(Place place, WorkStatus status) {
        StatusChoice choice = new StatusChoice(offered(place), names.of(status), status.category());
        return choice.from(place.standing())
                .map(chosen ->
                        isThere(place, chosen) ? new StatusOutcome.Unchanged(chosen.name()) : move(place, chosen))
                .orElseGet(() -> new StatusOutcome.NoWay(choice.whyNone(owner(place))));
    }

    private static boolean isThere(Place place, Standing chosen) {
        return place.standing().id().equals(chosen.id());
    }

    private List<Standing> offered(Place place) {
        List<Fields> nodes = place instanceof Place.Issue issue
                ? linear.pages(
                        Document.TEAM_STATES,
                        JsonObject.builder().put("id", issue.teamId()).build(),
                        data -> data.fields("team").fields("states"))
                : linear.pages(Document.PROJECT_STATUSES, JsonObject.EMPTY, data -> data.fields("projectStatuses"));
        return nodes.stream().map(Standing::of).toList();
    }

    private static String owner(Place place) {
        return place instanceof Place.Issue issue ? "team " + issue.teamKey() : "the workspace, for projects,";
    }

    /** Setting a status twice comes to the same as once, so there is nothing to be remembered of it. */
    private StatusOutcome move(Place place, Standing chosen) {
        JsonObject.Builder variables = JsonObject.builder().put("id", place.id());
        String name = place instanceof Place.Issue
                ? linear.change(
                                Document.MOVE_ISSUE,
                                "issueUpdate",
                                variables.put("state", chosen.id()).build())
                        .fields("issue")
                        .fields("state")
                        .text("name")
                : linear.change(
                                Document.MOVE_PROJECT,
                                "projectUpdate",
                                variables.put("status", chosen.id()).build())
                        .fields("project")
                        .fields("status")
                        .text("name");
        return new StatusOutcome.Moved(Line.of(name, 100));
    }
}
