package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import java.util.List;
import mockwebserver3.MockResponse;

/** Answers as Jira words them. */
final class JiraReplies {

    private JiraReplies() {}

    static MockResponse json(int status, JsonValue body) {
        return start(status)
                .setHeader("Content-Type", "application/json;charset=UTF-8")
                .body(VerbatimJson.stringify(body))
                .build();
    }

    static MockResponse nothing() {
        return start(204).build();
    }

    /** An error of the whole request. */
    static MockResponse error(int status, String message) {
        return json(status, errors(List.of(message), JsonObject.EMPTY));
    }

    /** An error of one field. */
    static MockResponse fieldError(String field, String message) {
        return json(
                400, errors(List.of(), JsonObject.builder().put(field, message).build()));
    }

    static MockResponse unknownIssue() {
        return error(404, "Issue does not exist or you do not have permission to see it.");
    }

    private static JsonObject errors(List<String> messages, JsonObject fields) {
        return JsonObject.builder()
                .put("errorMessages", JsonArray.ofStrings(messages))
                .put("errors", fields)
                .build();
    }

    private static MockResponse.Builder start(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Date", "Thu, 26 Nov 2026 12:00:00 GMT")
                .setHeader("X-RateLimit-Limit", "100")
                .setHeader("X-RateLimit-Remaining", "97");
    }
}
