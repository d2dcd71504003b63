package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The comments of an issue, the newest first, in pages. */
final class CommentList {

    private static final int PAGE = 100;

    /** Jira keeps 5000 comments of an issue at most, and pages may be shorter than was asked for. */
    private static final int MOST_PAGES = 500;

    private final JiraClient client;

    CommentList(JiraClient client) {
        this.client = client;
    }

    /** The newest that is meant. */
    Optional<JsonObject> find(IssueRef issue, Predicate<JsonObject> meant) {
        int from = 0;
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject answer = client.get("the comments of " + issue.key(), path(issue, from));
            List<JsonObject> comments = JsonPath.objects(answer, "comments");
            Optional<JsonObject> found = comments.stream().filter(meant).findFirst();
            from += comments.size();
            if (found.isPresent()
                    || comments.isEmpty()
                    || from >= JsonPath.integer(answer, "total").orElse(Long.MAX_VALUE)) {
                return found;
            }
        }
        throw JiraTroubles.refused(
                issue.key() + " has more comments than can be looked through for one that may have been"
                        + " posted; look for it, and take away what is not needed");
    }

    private static String path(IssueRef issue, int from) {
        return issue.path() + "/comment?startAt=" + from + "&maxResults=" + PAGE
                + "&orderBy=-created&expand=properties";
    }
}
