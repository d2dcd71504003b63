package dev.loki.domain.workflow;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/** Events as GitHub's runner writes them into the file at GITHUB_EVENT_PATH, without what nobody reads. */
final class Payloads {

    static final String SHA = "4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b";
    static final String BRANCH = "zzz\";echo${IFS}\"hello\";#";

    private static final String REPOSITORY = "acme/shop";

    private Payloads() {}

    static JsonObject issue(String action, String body, String... labels) {
        return base(action)
                .put("issue", subject(12, body, labels))
                .put("label", JsonObject.builder().put("name", "loki-mode").build())
                .build();
    }

    static JsonObject pullRequest(String action, JsonValue headRepo) {
        return base(action).put("pull_request", pull(headRepo)).build();
    }

    static JsonObject review() {
        JsonObject review = JsonObject.builder().put("state", "approved").build();
        return base("submitted")
                .put("review", review)
                .put("pull_request", pull(repo(REPOSITORY)))
                .build();
    }

    static JsonObject schedule() {
        return JsonObject.builder().put("schedule", "30 5 * * 1").build();
    }

    static JsonObject dispatch(JsonValue inputs) {
        return base("").put("ref", "refs/heads/main").put("inputs", inputs).build();
    }

    static JsonObject repo(String fullName) {
        return JsonObject.builder().put("full_name", fullName).build();
    }

    private static JsonObject pull(JsonValue headRepo) {
        JsonObject head = JsonObject.builder()
                .put("ref", BRANCH)
                .put("sha", SHA)
                .put("repo", headRepo)
                .build();
        JsonObject base = JsonObject.builder()
                .put("ref", "main")
                .put("repo", repo(REPOSITORY))
                .build();
        return subject(7, "## PRD\nBuild it.").with("head", head).with("base", base);
    }

    private static JsonObject subject(long number, String body, String... labels) {
        List<JsonValue> all = List.of(labels).stream()
                .<JsonValue>map(name -> JsonObject.builder().put("name", name).build())
                .toList();
        return JsonObject.builder()
                .put("number", number)
                .put("title", "Add a cart $(id)")
                .put("body", body.isEmpty() ? JsonNull.NULL : new JsonString(body))
                .put("user", user("author-1"))
                .put("author_association", "OWNER")
                .put("labels", new JsonArray(all))
                .build();
    }

    private static JsonObject.Builder base(String action) {
        JsonObject.Builder base = JsonObject.builder();
        if (!action.isEmpty()) {
            base.put("action", action);
        }
        return base.put("repository", repo(REPOSITORY)).put("sender", user("octocat"));
    }

    private static JsonObject user(String login) {
        return JsonObject.builder().put("login", login).build();
    }
}
