package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.comment.BodyText;
import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.SentJournal.Begun;
import dev.loki.ports.tracker.SentJournal.Done;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Creates issues below an issue, in two steps each: the issue, and its place below the other. An issue whose creation has no
 * known outcome is looked for by its marker, below the parent and among the issues of our own login, newest first.
 */
final class NewSubtasks {

    private static final int LONGEST_TITLE = 256;

    private final GitHubApi api;
    private final OwnLogin login;
    private final SentJournal journal;

    NewSubtasks(GitHubApi api, OwnLogin login, SentJournal journal) {
        this.api = api;
        this.login = login;
        this.journal = journal;
    }

    /** In the order of the subtasks. */
    List<CreatedIssue> create(IssueRef asked, List<Subtask> subtasks) {
        Fields parent = api.get(asked.path()).orThrow().fields();
        IssueRef ref = IssueRef.of(parent, asked.repository(), api.settings());
        return subtasks.stream().map(subtask -> create(ref, subtask)).toList();
    }

    private CreatedIssue create(IssueRef parent, Subtask subtask) {
        Marker marker = Marker.ofOperation("subtask of " + parent + ": " + subtask.operation());
        IssueRef issue = GitHubApi.untilKnown(() -> issue(parent, subtask, marker));
        GitHubApi.untilKnown(() -> place(parent, issue, marker));
        return new CreatedIssue(
                issue.toString(),
                issue.toString(),
                api.settings().web(issue.repository() + "/issues/" + issue.number()));
    }

    private IssueRef issue(IssueRef parent, Subtask subtask, Marker marker) {
        String operation = "github " + parent + " subtask " + marker.line();
        if (journal.of(operation) instanceof Done done) {
            return IssueRef.parse(done.id(), parent.repository())
                    .orElseThrow(() -> new TrackerException(
                            Trouble.REFUSED, "the journal of what was sent names no issue for " + operation));
        }
        return find(parent, marker, journal.of(operation) instanceof Begun)
                .map(issue -> noted(operation, issue, parent))
                .orElseGet(() -> post(operation, parent, subtask, marker));
    }

    /** @param begun whether it may have been created without its place below the parent */
    private Optional<Fields> find(IssueRef parent, Marker marker, boolean begun) {
        Predicate<Fields> isIt = issue -> marker.marks(issue.text("body")) && login.made(issue);
        Optional<Fields> below = SubIssues.of(api, parent).stream().filter(isIt).findFirst();
        return below.isPresent() || !begun
                ? below
                : api.first("repos/" + parent.repository() + "/issues", "state=all&sort=created&direction=desc", isIt);
    }

    private IssueRef post(String operation, IssueRef parent, Subtask subtask, Marker marker) {
        journal.begin(operation);
        JsonObject body = JsonObject.builder()
                .put("title", title(subtask))
                .put(
                        "body",
                        BodyText.fit(marker, subtask.markdown(), api.settings().details()))
                .build();
        GitHubReply reply = api.create("repos/" + parent.repository() + "/issues", body);
        if (!reply.isSuccess()) {
            journal.refused(operation);
        }
        return noted(operation, reply.orThrow().fields(), parent);
    }

    private IssueRef noted(String operation, Fields issue, IssueRef parent) {
        IssueRef ref = IssueRef.of(issue, parent.repository(), api.settings());
        journal.done(operation, ref.toString(), Marker.digest(issue.text("body")));
        return ref;
    }

    /** Once it was there, it is not put there again: people may have moved it. */
    private boolean place(IssueRef parent, IssueRef issue, Marker marker) {
        String operation = "github " + parent + " place " + marker.line();
        if (journal.of(operation) instanceof Done) {
            return true;
        }
        long id = api.get(issue.path()).orThrow().fields().id("id");
        if (!isBelow(parent, id)) {
            journal.begin(operation);
            put(operation, parent, id);
        }
        journal.done(operation, Long.toString(id), "");
        return true;
    }

    /** The answer is one of the two issues. */
    private void put(String operation, IssueRef parent, long id) {
        JsonObject body = JsonObject.builder().put("sub_issue_id", id).build();
        GitHubReply reply = api.create(parent.path() + "/sub_issues", body);
        if (!reply.isSuccess()) {
            journal.refused(operation);
        }
        reply.orThrow().fields().id("id");
    }

    private boolean isBelow(IssueRef parent, long id) {
        return SubIssues.of(api, parent).stream().anyMatch(issue -> issue.id("id") == id);
    }

    private static String title(Subtask subtask) {
        String title = subtask.title().replaceAll("[\\s\\p{Cc}]+", " ").strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE - 1)) + "\u2026";
    }
}
