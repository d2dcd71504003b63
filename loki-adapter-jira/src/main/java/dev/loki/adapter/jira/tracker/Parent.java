package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;

/**
 * An issue that others are created below.
 *
 * @param project the key of its project
 * @param subtasks ids of the sub-tasks below it, as they are now, the newest first; an epic's stories are not among them
 */
record Parent(IssueRef ref, String project, IssueType type, List<String> subtasks) {

    static Parent read(JiraClient client, String idOrKey) {
        JsonObject issue =
                client.get("issue " + idOrKey, IssueRef.path(idOrKey) + "?fields=project%2Cissuetype%2Csubtasks");
        IssueRef ref = IssueRef.of(issue);
        return new Parent(
                ref,
                JsonPath.text(issue, "fields", "project", "key")
                        .filter(JiraSettings::isProjectKey)
                        .orElseGet(() -> ref.key().split("-", 2)[0]),
                IssueType.of(JsonPath.object(issue, "fields", "issuetype").orElse(JsonObject.EMPTY)),
                JsonPath.objects(issue, "fields", "subtasks").stream()
                        .map(IssueRef::idIn)
                        .sorted(Comparator.<String>comparingLong(Long::parseLong)
                                .reversed())
                        .toList());
    }

    /** Whether all that can be below it is among its sub-tasks. */
    boolean listsItsChildren() {
        return type.level() == 0;
    }
}
