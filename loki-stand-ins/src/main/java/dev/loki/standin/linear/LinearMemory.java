package dev.loki.standin.linear;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;

/** What a workspace of Linear holds. Not thread-safe: the stand-in answers one request at a time. */
final class LinearMemory {

    final List<Row> teams = new ArrayList<>();
    final List<Row> issues = new ArrayList<>();
    final List<Row> comments = new ArrayList<>();
    final List<Row> projects = new ArrayList<>();
    final List<Row> projectStatuses = new ArrayList<>();
    final List<Row> projectUpdates = new ArrayList<>();
    private int made;

    LinearMemory() {
        projectStatuses.add(status("Backlog", "backlog", 0));
        projectStatuses.add(status("Planned", "planned", 1));
        projectStatuses.add(status("In Progress", "started", 2));
        projectStatuses.add(status("Completed", "completed", 3));
        projectStatuses.add(status("Canceled", "canceled", 4));
    }

    /** A new id of Linear's own making. */
    String newId() {
        return UUID.nameUUIDFromBytes(("linear " + ++made).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    Row status(String name, String type, double position) {
        return new Row(newId()).with("name", name).with("type", type).with("position", position);
    }

    Row team(String key) {
        return teams.stream()
                .filter(team -> team.text("key").equals(key) || team.id().equals(key))
                .findFirst()
                .orElseThrow(() -> LinearRefusal.notFound("Team"));
    }

    Row issue(String idOrIdentifier) {
        return issues.stream()
                .filter(issue -> issue.id().equals(idOrIdentifier)
                        || issue.text("identifier").equalsIgnoreCase(idOrIdentifier)
                        || Objects.equals(issue.get("previousIdentifier"), idOrIdentifier))
                .findFirst()
                .orElseThrow(() -> LinearRefusal.notFound("Issue"));
    }

    Row project(String idOrSlug) {
        return projects.stream()
                .filter(project ->
                        project.id().equals(idOrSlug) || project.text("slugId").equals(idOrSlug))
                .findFirst()
                .orElseThrow(() -> LinearRefusal.notFound("Project"));
    }

    Row comment(String id) {
        return byId(comments, id, "Comment");
    }

    static Row byId(List<Row> rows, String id, String entity) {
        return rows.stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> LinearRefusal.notFound(entity));
    }

    /** Takes an issue in, as the last of its team and of its parent's children. */
    Row add(String id, Row team, String title) {
        int number =
                (int) issues.stream().filter(issue -> issue.row("team") == team).count() + 1;
        String identifier = team.text("key") + "-" + number;
        Row issue = new Row(id)
                .with("identifier", identifier)
                .with(
                        "url",
                        "https://linear.app/acme/issue/" + identifier + "/"
                                + title.toLowerCase(Locale.ROOT).replace(' ', '-'))
                .with("title", title)
                .with("createdAt", Instant.EPOCH.plusSeconds(++made).toString())
                .with("team", team)
                .with("state", firstBacklog(team));
        issues.add(issue);
        return issue;
    }

    private static Row firstBacklog(Row team) {
        return team.rows("states").stream()
                .filter(state -> state.text("type").equals("backlog"))
                .findFirst()
                .orElseGet(() -> team.rows("states").get(0));
    }

    Row putBelow(Row issue, Row parent) {
        return issue.with("parent", parent).with("subIssueSortOrder", (double) ++made);
    }

    List<Row> childrenOf(Row issue) {
        return issues.stream().filter(child -> child.get("parent") == issue).toList();
    }
}
