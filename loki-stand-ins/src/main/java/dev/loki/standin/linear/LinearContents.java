package dev.loki.standin.linear;

import java.util.List;

/** What a test finds in the stand-in. Thread-safe. */
public abstract sealed class LinearContents permits LinearWorkspace {

    final Object lock;
    final LinearMemory memory;

    LinearContents(Object lock, LinearMemory memory) {
        this.lock = lock;
        this.memory = memory;
    }

    /** What Linear knows an issue by. */
    public String id(String issue) {
        synchronized (lock) {
            return memory.issue(issue).id();
        }
    }

    /** What Linear knows a project by. */
    public String projectId(String project) {
        synchronized (lock) {
            return memory.project(project).id();
        }
    }

    /** The name of an issue's state. */
    public String state(String issue) {
        synchronized (lock) {
            return memory.issue(issue).row("state").text("name");
        }
    }

    /** The name of a project's status. */
    public String projectStatus(String project) {
        synchronized (lock) {
            return memory.project(project).row("status").text("name");
        }
    }

    /** The texts of an issue's comments, oldest first. */
    public List<String> comments(String issue) {
        synchronized (lock) {
            Row row = memory.issue(issue);
            return memory.comments.stream()
                    .filter(comment -> comment.get("issue") == row)
                    .map(comment -> comment.text("body"))
                    .toList();
        }
    }

    /** The project updates, oldest first, each as its health, a blank and its text. */
    public List<String> projectUpdates(String project) {
        synchronized (lock) {
            Row row = memory.project(project);
            return memory.projectUpdates.stream()
                    .filter(update -> update.get("project") == row)
                    .map(update -> update.text("health") + " " + update.text("body"))
                    .toList();
        }
    }

    /** The titles of what is below an issue, oldest first. */
    public List<String> children(String issue) {
        synchronized (lock) {
            return memory.childrenOf(memory.issue(issue)).stream()
                    .map(child -> child.text("title"))
                    .toList();
        }
    }

    /** The titles of a project's issues, oldest first, each behind its team's key and a blank. */
    public List<String> projectIssues(String project) {
        synchronized (lock) {
            Row row = memory.project(project);
            return memory.issues.stream()
                    .filter(issue -> issue.get("project") == row)
                    .map(issue -> issue.row("team").text("key") + " " + issue.text("title"))
                    .toList();
        }
    }

    /** The attachments of an issue, oldest first, each as its address, title and subtitle. */
    public List<String> attachments(String issue) {
        synchronized (lock) {
            return memory.issue(issue).rows("attachments").stream()
                    .map(row -> row.text("url") + " " + row.text("title") + " " + row.text("subtitle"))
                    .toList();
        }
    }
}
