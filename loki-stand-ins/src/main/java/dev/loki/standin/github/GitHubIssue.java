package dev.loki.standin.github;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** An issue, or a pull request, of {@link GitHubStandIn}. Not thread-safe. */
final class GitHubIssue {

    /** Ids of the database and numbers differ, so that nobody can mistake one for the other. */
    private static final long FIRST_ID = 2_000_000_000L;

    final long number;
    final String author;
    final boolean isPullRequest;
    final List<GitHubComment> comments = new ArrayList<>();
    final List<GitHubIssue> below = new ArrayList<>();
    final Set<String> labels = new LinkedHashSet<>();
    String title;
    String body;
    String state = "open";
    String reason = "";

    GitHubIssue(long number, String author, String title, String body, boolean isPullRequest) {
        this.number = number;
        this.author = author;
        this.title = title;
        this.body = body;
        this.isPullRequest = isPullRequest;
    }

    long id() {
        return FIRST_ID + number;
    }

    /**
     * As the API tells it.
     *
     * @param api the address of the repository within the API
     * @param web where people read it
     */
    JsonObject json(String api, String web) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", id())
                .put("number", number)
                .put("repository_url", api)
                .put("html_url", web + "/issues/" + number)
                .put("title", title)
                .put("body", body.isEmpty() ? null : body)
                .put("state", state)
                .put("state_reason", reason.isEmpty() ? null : reason)
                .put("user", user(author))
                .put("labels", labelsJson())
                .put(
                        "sub_issues_summary",
                        JsonObject.builder().put("total", below.size()).build());
        if (isPullRequest) {
            json.put(
                    "pull_request",
                    JsonObject.builder().put("url", api + "/pulls/" + number).build());
        }
        return json.build();
    }

    JsonArray labelsJson() {
        return new JsonArray(labels.stream()
                .<JsonValue>map(name -> JsonObject.builder().put("name", name).build())
                .toList());
    }

    static JsonObject user(String login) {
        return JsonObject.builder()
                .put("login", login)
                .put("type", login.endsWith("[bot]") ? "Bot" : "User")
                .build();
    }
}
