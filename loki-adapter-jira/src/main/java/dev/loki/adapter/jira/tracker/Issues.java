package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import dev.loki.ports.tracker.CreatedIssue;
import dev.loki.ports.tracker.TrackerException;
import dev.loki.ports.tracker.TrackerException.Trouble;
import java.util.ArrayList;
import java.util.List;

/** Looks up issues, and the types that a project has of them. */
final class Issues {

    private static final int PAGE = 100;
    private static final int MOST_TYPES = 1000;

    private final JiraSettings settings;
    private final JiraClient client;

    Issues(JiraSettings settings, JiraClient client) {
        this.settings = settings;
        this.client = client;
    }

    /** An issue by its id or key; one that was moved answers to those it had. */
    IssueRef resolve(String idOrKey) {
        return IssueRef.of(client.get("issue " + idOrKey, IssueRef.path(idOrKey) + "?fields=summary"));
    }

    /** An issue that was created earlier, even where it has been deleted since. */
    CreatedIssue created(String id) {
        try {
            return created(resolve(id));
        } catch (TrackerException e) {
            if (e.trouble() == Trouble.NOT_FOUND) {
                return new CreatedIssue(id, id, "");
            }
            throw e;
        }
    }

    CreatedIssue created(IssueRef issue) {
        return new CreatedIssue(issue.id(), issue.key(), url(issue));
    }

    /** Where people read an issue; empty at the gateway, which does not tell. */
    String url(IssueRef issue) {
        return settings.isGateway()
                ? ""
                : settings.base().resolve("browse/" + issue.key()).uri().toString();
    }

    /** The types of issues that we may create in a project, every page. */
    List<IssueType> types(String project) {
        List<IssueType> types = new ArrayList<>();
        while (types.size() < MOST_TYPES) {
            JsonObject answer = client.get(
                    "the issue types of project " + project,
                    "issue/createmeta/" + project + "/issuetypes?startAt=" + types.size() + "&maxResults=" + PAGE);
            List<JsonObject> page = JsonPath.objects(answer, "issueTypes");
            page.forEach(type -> types.add(IssueType.of(type)));
            if (page.isEmpty()
                    || types.size() >= JsonPath.integer(answer, "total").orElse(Long.MAX_VALUE)) {
                return types;
            }
        }
        return types;
    }
}
