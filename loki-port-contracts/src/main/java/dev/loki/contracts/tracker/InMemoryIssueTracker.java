package dev.loki.contracts.tracker;

import dev.loki.contracts.tracker.InMemoryIssues.Issue;
import dev.loki.domain.tracker.ImportedWork;
import dev.loki.domain.tracker.StatusNames;
import dev.loki.domain.tracker.Subtask;
import dev.loki.domain.tracker.WorkComment;
import dev.loki.domain.tracker.WorkLink;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.IssueTracker;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerHealth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** A tracker for tests, of issues in memory. Thread-safe. */
public final class InMemoryIssueTracker implements IssueTracker {

    private final InMemoryIssues issues;
    private final SentJournal journal;

    public InMemoryIssueTracker(InMemoryIssues issues, SentJournal journal) {
        this.issues = issues;
        this.journal = journal;
    }

    @Override
    public String service() {
        return "memory";
    }

    @Override
    public ImportedWork importProject(String id) {
        return issues.read(id, InMemoryIssueTracker::imported);
    }

    @Override
    public StatusOutcome syncStatus(String id, WorkStatus status) {
        String name = StatusNames.DEFAULT.of(status);
        return issues.write(id, issue -> {
            if (issue.status.equals(name)) {
                return new StatusOutcome.Unchanged(name);
            }
            if (issue.stuck) {
                return new StatusOutcome.NoWay("there is no way from " + issue.status + " to " + name);
            }
            issues.move(issue, name);
            return new StatusOutcome.Moved(name);
        });
    }

    @Override
    public synchronized String postComment(String id, WorkComment comment) {
        String made = once(
                id,
                "comment " + comment.operation(),
                issue -> issue.comments.containsKey(comment.operation()),
                issue -> {
                    issue.comments.put(comment.operation(), comment.markdown());
                    return comment.operation();
                });
        if (comment.sticky()) {
            issues.<Object>write(id, issue -> issue.comments.put(comment.operation(), comment.markdown()));
        }
        return made;
    }

    @Override
    public synchronized List<CreatedIssue> createSubtasks(String id, List<Subtask> subtasks) {
        return subtasks.stream().map(subtask -> created(id, subtask)).toList();
    }

    @Override
    public void link(String id, WorkLink link) {
        issues.<Object>write(id, issue -> issue.links.put(link.operation(), link.url()));
    }

    @Override
    public TrackerHealth check() {
        return new TrackerHealth("nobody in particular", Optional.empty(), OptionalLong.empty());
    }

    private CreatedIssue created(String id, Subtask subtask) {
        String operation = subtask.operation();
        once(id, "subtask " + operation, issue -> issue.children.containsKey(operation), issue -> issues.child(
                        issue, operation, subtask.title())
                .key);
        return issues.read(id, issue -> {
            String key = Optional.ofNullable(issue.children.get(operation)).orElseThrow().key;
            return new CreatedIssue(key, key, "");
        });
    }

    /** Every operation's own name is what the service keeps it by, so that it is found again where no answer was seen. */
    private String once(String id, String what, Function<Issue, Boolean> there, Function<Issue, String> make) {
        String operation = "memory " + id + " " + what;
        SentJournal.State state = journal.of(operation);
        if (state instanceof SentJournal.Done done) {
            return done.id();
        }
        if (state instanceof SentJournal.Begun && issues.read(id, there)) {
            journal.done(operation, what, "");
            return what;
        }
        journal.begin(operation);
        issues.write(id, make);
        journal.done(operation, what, "");
        return what;
    }

    private static ImportedWork imported(Issue issue) {
        return new ImportedWork(
                issue.key,
                issue.key,
                "",
                issue.title,
                issue.status,
                "",
                List.of(),
                List.of(),
                issue.children.values().stream()
                        .map(InMemoryIssueTracker::imported)
                        .toList());
    }
}
