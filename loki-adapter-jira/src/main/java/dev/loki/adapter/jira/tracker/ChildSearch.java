package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.tracker.JqlSearch.Found;
import dev.loki.domain.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Finds what an operation created below an issue. Search knows of a new issue only after seconds. Sub-tasks are listed by
 * the issue above them at once, and the search is told to look at those as they are, so one question is enough. Stories
 * below an epic are listed by nothing but the search, which is asked until it has had time to catch up.
 */
final class ChildSearch {

    private static final List<String> FIELDS = List.of("summary");
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4), Duration.ofSeconds(8));

    private final JiraClient client;
    private final JqlSearch search;

    ChildSearch(JiraClient client) {
        this.client = client;
        this.search = new JqlSearch(client);
    }

    /** All that is below an issue, as the search knows it; of its sub-tasks the newest as they are now. */
    List<JsonObject> all(Parent parent) {
        return parent.listsItsChildren() && parent.subtasks().isEmpty() ? List.of() : found(parent, below(parent));
    }

    /**
     * What an operation has created, be it a moment ago; empty where it surely created nothing, or nothing that the search
     * knew of in a quarter of a minute.
     *
     * @param label that it gave it
     */
    Optional<JsonObject> young(IssueRef above, Operation operation, String label) {
        Parent parent = Parent.read(client, above.id());
        String jql = below(parent) + " OR labels = \"" + label + '"';
        Optional<JsonObject> found = mine(found(parent, jql), operation);
        for (Duration pause : parent.listsItsChildren() ? List.<Duration>of() : PAUSES) {
            if (found.isPresent()) {
                return found;
            }
            client.pause(pause);
            found = mine(found(parent, jql), operation);
        }
        return found;
    }

    /** A copy that somebody made of an issue has its labels, but not its property. */
    static Optional<JsonObject> mine(List<JsonObject> issues, Operation operation) {
        return issues.stream().filter(operation::madeIssue).findFirst();
    }

    private List<JsonObject> found(Parent parent, String jql) {
        List<String> reconciled =
                parent.subtasks().stream().limit(JqlSearch.MOST_RECONCILED).toList();
        Found found =
                search.all("what is below " + parent.ref().key(), jql, FIELDS, List.of(Operation.PROPERTY), reconciled);
        return found.issues();
    }

    private static String below(Parent parent) {
        return "parent = \"" + parent.ref().key() + '"';
    }
}
