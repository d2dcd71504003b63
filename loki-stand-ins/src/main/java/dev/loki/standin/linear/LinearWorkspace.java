package dev.loki.standin.linear;

import java.util.List;
import java.util.Locale;

/** What a test puts into the stand-in, and what it finds there. Thread-safe. */
public final class LinearWorkspace extends LinearContents {

    LinearWorkspace(Object lock, LinearMemory memory) {
        super(lock, memory);
    }

    /** A team with the states that Linear gives a new one. */
    public void addTeam(String key) {
        synchronized (lock) {
            Row team = new Row(memory.newId()).with("key", key).with("name", "Team " + key);
            List<Row> states = team.rows("states");
            states.add(memory.status("In Review", "started", 1002));
            states.add(memory.status("In Progress", "started", 2));
            states.add(memory.status("Backlog", "backlog", 0));
            states.add(memory.status("Todo", "unstarted", 1));
            states.add(memory.status("Done", "completed", 3));
            states.add(memory.status("Canceled", "canceled", 4));
            states.add(memory.status("Duplicate", "duplicate", 5));
            memory.teams.add(team);
        }
    }

    /** Another state of a team's. */
    public void addState(String team, String name, String type, double position) {
        synchronized (lock) {
            memory.team(team).rows("states").add(memory.status(name, type, position));
        }
    }

    /** Takes all states of a type from a team. */
    public void removeStates(String team, String type) {
        synchronized (lock) {
            memory.team(team).rows("states").removeIf(state -> state.text("type")
                    .equals(type));
        }
    }

    /** An issue of a team. @return its key, such as {@code ABC-1} */
    public String addIssue(String team, String title, String markdown) {
        synchronized (lock) {
            return memory.add(memory.newId(), memory.team(team), title)
                    .with("description", markdown)
                    .text("identifier");
        }
    }

    /** An issue below another. @return its key */
    public String addChild(String parent, String title) {
        synchronized (lock) {
            Row above = memory.issue(parent);
            return memory.putBelow(memory.add(memory.newId(), above.row("team"), title), above)
                    .text("identifier");
        }
    }

    /** A project of teams. @return the slug of its address */
    public String addProject(String name, String description, String content, List<String> teams) {
        synchronized (lock) {
            String slug = String.format(Locale.ROOT, "%012x", 0xabc + memory.projects.size());
            Row project = new Row(memory.newId())
                    .with("slugId", slug)
                    .with("url", "https://linear.app/acme/project/" + slug)
                    .with("name", name)
                    .with("description", description)
                    .with("content", content)
                    .with("status", memory.projectStatuses.get(0));
            teams.forEach(team -> project.rows("teams").add(memory.team(team)));
            memory.projects.add(project);
            return slug;
        }
    }

    /** Puts an issue into a project. */
    public void putIntoProject(String issue, String project) {
        synchronized (lock) {
            memory.issue(issue).with("project", memory.project(project));
        }
    }

    /** Labels an issue. */
    public void label(String issue, String name) {
        synchronized (lock) {
            memory.issue(issue).rows("labels").add(new Row(memory.newId()).with("name", name));
        }
    }

    /** Labels a project. */
    public void labelProject(String project, String name) {
        synchronized (lock) {
            memory.project(project).rows("labels").add(new Row(memory.newId()).with("name", name));
        }
    }

    /** Archives an issue. */
    public void archive(String issue) {
        synchronized (lock) {
            memory.issue(issue).with("archivedAt", "2026-01-01T00:00:00.000Z");
        }
    }

    /** Deletes a comment. */
    public void deleteComment(String id) {
        synchronized (lock) {
            memory.comments.removeIf(comment -> comment.id().equals(id));
        }
    }

    /** Deletes an issue. */
    public void deleteIssue(String issue) {
        synchronized (lock) {
            memory.issues.remove(memory.issue(issue));
        }
    }

    /** Says of a project how it is, in all its updates. */
    public void setHealth(String project, String health) {
        synchronized (lock) {
            Row row = memory.project(project);
            memory.projectUpdates.stream()
                    .filter(update -> update.get("project") == row)
                    .forEach(update -> update.with("health", health));
        }
    }

    /** Moves an issue to another team: it gets another key, and answers to the old one still. @return the new key */
    public String moveToTeam(String issue, String team) {
        synchronized (lock) {
            Row moved = memory.issue(issue);
            String key = team + "-" + (900 + memory.issues.size());
            moved.with("previousIdentifier", moved.text("identifier"))
                    .with("team", memory.team(team))
                    .with("state", memory.team(team).rows("states").get(2))
                    .with("identifier", key);
            return key;
        }
    }

    /** Puts an issue into the state of that name. */
    public void setState(String issue, String name) {
        synchronized (lock) {
            Row row = memory.issue(issue);
            row.with("state", named(row.row("team").rows("states"), name));
        }
    }

    private static Row named(List<Row> rows, String name) {
        return rows.stream()
                .filter(row -> row.text("name").equals(name))
                .findFirst()
                .orElseThrow();
    }
}
