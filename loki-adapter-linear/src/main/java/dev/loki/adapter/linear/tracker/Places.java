package dev.loki.adapter.linear.tracker;

import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person means. Thread-safe. */
final class Places {

    private final GraphQl linear;
    private final String teamKey;

    Places(GraphQl linear, String teamKey) {
        this.linear = linear;
        this.teamKey = teamKey;
    }

    /** @throws TrackerException where there is none, or Linear does not show it to us */
    Place find(String written) {
        LinearId id = LinearId.parse(written, teamKey);
        return switch (id.kind()) {
            case ISSUE -> issue(id).orElseThrow(() -> none(id));
            case PROJECT -> project(id).orElseThrow(() -> none(id));
            case EITHER -> issue(id).or(() -> project(id)).orElseThrow(() -> none(id));
        };
    }

    private Optional<Place> issue(LinearId id) {
        return linear.find(Document.ISSUE_PLACE, "issue", id.text()).map(issue -> {
            Fields team = issue.fields("team");
            return new Place.Issue(
                    issue.text("id"),
                    issue.text("identifier"),
                    Place.Standing.of(issue.fields("state")),
                    team.text("id"),
                    team.text("key"));
        });
    }

    private Optional<Place> project(LinearId id) {
        return linear.find(Document.PROJECT_PLACE, "project", id.text())
                .map(project -> new Place.Project(
                        project.text("id"),
                        Line.of(project.text("name"), 100),
                        Place.Standing.of(project.fields("status")),
                        project.maybe("lastUpdate").map(update -> update.text("health"))));
    }

    static TrackerException none(LinearId id) {
        String what = id.kind() == LinearId.Kind.EITHER
                ? "issue or project"
                : id.kind().name().toLowerCase(Locale.ROOT);
        return new TrackerException(
                Trouble.NOT_FOUND,
                "Linear has no " + what + " " + id.text() + ", or the key's owner may not see it: check the team's"
                        + " members, and that the key is for this workspace");
    }
}
