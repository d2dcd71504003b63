package dev.loki.adapter.github.tracker;

import dev.loki.adapter.github.rest.Fields;
import dev.loki.adapter.github.rest.GitHubApi;
import dev.loki.adapter.github.rest.GitHubReply;
import dev.loki.adapter.github.rest.IssueRef;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.tracker.WorkStatus;
import dev.loki.domain.tracker.WorkStatus.Category;
import dev.loki.ports.tracker.StatusOutcome;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Brings issues to a status: open or closed with its reason, and one label. What is right already is not sent; labels are
 * added and taken away one by one, so that one that somebody puts on in the meantime stays.
 */
final class IssueStatus {

    private final GitHubApi api;
    private final StatusLabels labels;

    IssueStatus(GitHubApi api, StatusLabels labels) {
        this.api = api;
        this.labels = labels;
    }

    StatusOutcome sync(IssueRef asked, WorkStatus status) {
        Fields issue = api.get(asked.path()).orThrow().fields();
        IssueRef ref = IssueRef.of(issue, asked.repository(), api.settings());
        if (issue.has("pull_request")) {
            return new StatusOutcome.NoWay(
                    ref + " is a pull request, which is merged or closed by people; give the number of an issue");
        }
        String label = labels.of(status);
        boolean isLabelled = names(issue).stream().anyMatch(label::equalsIgnoreCase);
        if (!isLabelled && !add(ref, label)) {
            return new StatusOutcome.NoWay(ref + " did not take the label " + label
                    + ": GITHUB_TOKEN needs push access to the repository, or issues: write");
        }
        boolean isStateMoved = moveState(ref, issue, status.category());
        List<String> others = labels.others(names(issue), status);
        others.forEach(other -> remove(ref, other));
        return isStateMoved || !isLabelled || !others.isEmpty()
                ? new StatusOutcome.Moved(label)
                : new StatusOutcome.Unchanged(label);
    }

    private boolean moveState(IssueRef ref, Fields issue, Category category) {
        String state = isOver(category) ? "closed" : "open";
        String reason = category == Category.CANCELED ? "not_planned" : "completed";
        boolean isThere = issue.text("state").equals(state);
        if (isThere && (state.equals("open") || isClosedFor(reason, issue))) {
            return false;
        }
        JsonObject.Builder body = JsonObject.builder().put("state", state);
        body.put("state_reason", state.equals("closed") ? reason : "reopened");
        Fields now = api.set("PATCH", ref.path(), body.build()).orThrow().fields();
        if (!now.text("state").equals(state)) {
            throw new TrackerException(Trouble.PASSING, "GitHub: " + ref + " did not become " + state);
        }
        return true;
    }

    /** Servers of enterprises that are old tell no reason. */
    private static boolean isClosedFor(String reason, Fields issue) {
        String told = issue.text("state_reason");
        return told.isEmpty() || told.equals(reason);
    }

    private static boolean isOver(Category category) {
        return category == Category.DONE || category == Category.CANCELED;
    }

    /** Whether the issue has the label afterwards: of who may not label, GitHub may drop it without a word. */
    private boolean add(IssueRef ref, String label) {
        JsonObject body = JsonObject.builder()
                .put("labels", JsonArray.ofStrings(List.of(label)))
                .build();
        return api.set("POST", ref.path() + "/labels", body).orThrow().list().stream()
                .anyMatch(each -> each.text("name").equalsIgnoreCase(label));
    }

    private void remove(IssueRef ref, String label) {
        String encoded = URLEncoder.encode(label, StandardCharsets.UTF_8).replace("+", "%20");
        GitHubReply reply = api.delete(ref.path() + "/labels/" + encoded);
        if (!reply.isMissing()) {
            reply.orThrow();
        }
    }

    /** The names of an issue's labels, which very old ones give as texts. */
    static List<String> names(Fields issue) {
        return issue.list("labels").stream()
                .map(label -> label.text("name"))
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
