package dev.loki.application.workflow;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;

/** Event files of a repository acme/shop, without what nobody reads. */
final class Events {

    static final String SHA = "4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b4f2a9c1b";
    static final String INJECTION = "zzz\";echo${IFS}\"hello\";#\nproceed=true";

    private Events() {}

    /** Somebody puts a label on an issue that a stranger wrote, and that has labels already. */
    static JsonObject labelled(String sender, String label, String body, String... labels) {
        return base("labeled", sender)
                .put("label", named(label))
                .put("issue", issue(body, labels))
                .build();
    }

    static JsonObject onIssue(String action, String sender, String... labels) {
        return base(action, sender).put("issue", issue("Build it.", labels)).build();
    }

    static JsonObject pullRequest(String action, String sender, String author, String headRepository) {
        JsonObject pull = JsonObject.builder()
                .put("number", 7)
                .put("title", INJECTION)
                .put("body", "## PRD\nBuild it.")
                .put("user", login(author))
                .put("author_association", "OWNER")
                .put("labels", new JsonArray(List.of()))
                .put("head", side(SHA, headRepository).with("ref", new JsonString(INJECTION)))
                .put("base", side(SHA, "acme/shop"))
                .build();
        return base(action, sender).put("pull_request", pull).build();
    }

    static JsonObject schedule() {
        return JsonObject.builder().put("schedule", "30 5 * * 1").build();
    }

    static JsonObject dispatch(String sender, JsonObject inputs) {
        return base("", sender).put("inputs", inputs).build();
    }

    private static JsonObject issue(String body, String... labels) {
        return JsonObject.builder()
                .put("number", 12)
                .put("title", INJECTION)
                .put("body", body)
                .put("user", login("stranger"))
                .put("author_association", "MEMBER")
                .put(
                        "labels",
                        new JsonArray(List.of(labels).stream()
                                .<JsonValue>map(Events::named)
                                .toList()))
                .build();
    }

    private static JsonObject.Builder base(String action, String sender) {
        return JsonObject.builder()
                .put("action", action)
                .put("repository", repository("acme/shop"))
                .put("sender", login(sender));
    }

    private static JsonObject side(String sha, String repository) {
        return JsonObject.builder()
                .put("sha", sha)
                .put("repo", repository(repository))
                .build();
    }

    private static JsonObject repository(String name) {
        return JsonObject.builder().put("full_name", name).build();
    }

    private static JsonObject login(String login) {
        return JsonObject.builder().put("login", login).build();
    }

    private static JsonObject named(String name) {
        return JsonObject.builder().put("name", name).build();
    }
}
