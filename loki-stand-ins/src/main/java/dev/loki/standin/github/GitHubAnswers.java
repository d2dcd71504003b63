package dev.loki.standin.github;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.domain.json.VerbatimJson;
import dev.loki.standin.BadAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import mockwebserver3.MockResponse;

/** Answers as GitHub words them, and those of its bad days. */
public final class GitHubAnswers {

    private static final int LIMIT = 5_000;

    private GitHubAnswers() {}

    /** The primary limit was hit: no request is left until then. */
    public static BadAnswer primaryLimit(int status, Instant reset) {
        return good -> error(status, "API rate limit exceeded for user ID 1.")
                .newBuilder()
                .setHeader("x-ratelimit-limit", Integer.toString(LIMIT))
                .setHeader("x-ratelimit-remaining", "0")
                .setHeader("x-ratelimit-reset", Long.toString(reset.getEpochSecond()))
                .build();
    }

    /** A secondary limit was hit, and GitHub says for how long. */
    public static BadAnswer secondaryLimit(int status, Duration wait) {
        return good -> tooMuch(status)
                .newBuilder()
                .setHeader("retry-after", Long.toString(wait.toSeconds()))
                .build();
    }

    /** Likewise, with a date, as proxies on the way make of it. */
    public static BadAnswer secondaryLimit(int status, Instant until) {
        return good -> tooMuch(status)
                .newBuilder()
                .setHeader("retry-after", DateTimeFormatter.RFC_1123_DATE_TIME.format(until.atZone(ZoneOffset.UTC)))
                .build();
    }

    /** Likewise, said in words only. */
    public static BadAnswer secondaryLimitInWords() {
        return good -> tooMuch(403);
    }

    /** The token was taken back. */
    public static BadAnswer badCredentials() {
        return good -> error(401, "Bad credentials");
    }

    /** The issue is elsewhere now. */
    public static BadAnswer moved(String url) {
        return good -> error(301, "Moved Permanently")
                .newBuilder()
                .setHeader("Location", url)
                .build();
    }

    /** A page that names this one as the next. */
    public static BadAnswer pageWithNext(String url) {
        return good -> good.get()
                .newBuilder()
                .setHeader("Link", "<" + url + ">; rel=\"next\", <" + url + ">; rel=\"last\"")
                .build();
    }

    /** What was asked for is not there. */
    public static MockResponse notFound(String message) {
        return error(404, message);
    }

    static MockResponse tooMuch(int status) {
        return error(
                status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    }

    static MockResponse json(int status, JsonValue body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json; charset=utf-8")
                .body(VerbatimJson.stringify(body))
                .build();
    }

    static MockResponse error(int status, String message) {
        return json(
                status,
                JsonObject.builder()
                        .put("message", message)
                        .put("status", Integer.toString(status))
                        .build());
    }

    /** One field of what was sent is none that GitHub takes. */
    static MockResponse invalid(String resource, String field, String code, String message) {
        JsonObject error = JsonObject.builder()
                .put("resource", resource)
                .put("field", field)
                .put("code", code)
                .put("message", message)
                .build();
        return json(
                422,
                JsonObject.builder()
                        .put("message", "Validation Failed")
                        .put("errors", new JsonArray(List.of(error)))
                        .build());
    }
}
