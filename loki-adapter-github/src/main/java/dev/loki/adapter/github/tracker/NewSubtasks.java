package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.comment.Marker;
import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.adapter.github.rest.OwnLogin;
import dev.loki.domain.tracker.Subtask;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.SendOnce;
import dev.loki.ports.tracker.SentJournal;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.List;

/** Creates issues below an issue, in two steps each: the issue, and its place below the other. */
final class NewSubtasks {

    private final GitHubApi api;
    private final OwnLogin login;
    private final SendOnce once;

    NewSubtasks(GitHubApi api, OwnLogin login, SentJournal journal) {
        this.api = api;
        this.login = login;
        this.once = new SendOnce(journal, GitHubApi.ROUNDS);
    }

    /** In the order of the subtasks. */
    List<CreatedIssue> create(IssueRef asked, List<Subtask> subtasks) {
        Fields parent = api.get(asked.path()).orThrow().fields();
        IssueRef ref = IssueRef.of(parent, asked.repository(), api.settings());
        return subtasks.stream().map(subtask -> create(ref, subtask)).toList();
    }

    private CreatedIssue create(IssueRef parent, Subtask subtask) {
        Marker marker = Marker.ofOperation("subtask of " + parent + ": " + subtask.operation());
        IssueRef issue = issue(parent, subtask, marker);
        place(parent, issue, marker);
        return new CreatedIssue(
                issue.toString(),
                issue.toString(),
                api.settings().web(issue.repository() + "/issues/" + issue.number()));
    }

    private IssueRef issue(IssueRef parent, Subtask subtask, Marker marker) {
        String operation = "github " + parent + " subtask " + marker.line();
        return once.known(operation)
                .map(done -> IssueRef.parse(done.id(), parent.repository())
                        .orElseThrow(() -> new TrackerException(
                                Trouble.REFUSED, "the journal of what was sent names no issue for " + operation)))
                .orElseGet(() -> once.make(operation, new NewIssue(api, login, parent, subtask, marker))
                        .thing());
    }

    /** Once it was there, it is not put there again: people may have moved it. */
    private void place(IssueRef parent, IssueRef issue, Marker marker) {
        String operation = "github " + parent + " place " + marker.line();
        if (once.known(operation).isEmpty()) {
            long id = api.get(issue.path()).orThrow().fields().id("id");
            once.make(operation, new Placing(api, parent, id));
        }
    }
}
