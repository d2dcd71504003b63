package dev.loki.standin.github;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;

/** What {@link GitHubStandIn} was told of commits. Not thread-safe. */
final class GitHubCommits {

    private static final Pattern STATUS = Pattern.compile("/statuses/([0-9a-f]+)");
    private static final Pattern LIST = Pattern.compile("/commits/([0-9a-f]+)/(statuses|check-runs)");
    private static final Pattern RUN = Pattern.compile("/check-runs/([0-9]+)");

    private final Map<String, List<JsonObject>> statuses = new LinkedHashMap<>();
    private final Map<Long, JsonObject> runs = new LinkedHashMap<>();

    List<JsonObject> statuses(String sha) {
        return List.copyOf(statuses.getOrDefault(sha, List.of()));
    }

    List<JsonObject> runs(String sha) {
        return runs.values().stream()
                .filter(run -> run.string("head_sha").orElse("").equals(sha))
                .toList();
    }

    MockResponse answer(
            String method,
            String path,
            HttpUrl url,
            JsonObject body,
            BiFunction<HttpUrl, List<JsonObject>, MockResponse> pages) {
        Matcher status = STATUS.matcher(path);
        if (status.matches()) {
            statuses.computeIfAbsent(status.group(1), sha -> new ArrayList<>()).add(body);
            return GitHubAnswers.json(201, body);
        }
        Matcher list = LIST.matcher(path);
        if (list.matches()) {
            return list.group(2).equals("statuses")
                    ? pages.apply(url, newestFirst(statuses(list.group(1))))
                    : checks(list.group(1), String.valueOf(url.queryParameter("check_name")));
        }
        Matcher run = RUN.matcher(path);
        if (run.matches()) {
            long id = Long.parseLong(run.group(1));
            JsonObject merged = merged(runs.getOrDefault(id, JsonObject.EMPTY), body);
            runs.put(id, merged);
            return GitHubAnswers.json(200, merged);
        }
        return path.equals("/check-runs") && method.equals("POST")
                ? create(body)
                : GitHubAnswers.error(404, "Not Found");
    }

    private MockResponse create(JsonObject body) {
        long id = 3_000_000_000L + runs.size();
        JsonObject run = body.with("id", JsonNumber.of(id));
        runs.put(id, run.get("status") == null ? run.with("status", new JsonString("queued")) : run);
        return GitHubAnswers.json(201, run);
    }

    private MockResponse checks(String sha, String name) {
        List<JsonObject> found = newestFirst(runs(sha)).stream()
                .filter(run -> run.string("name").orElse("").equals(name))
                .limit(1)
                .toList();
        return GitHubAnswers.json(
                200,
                JsonObject.builder()
                        .put("total_count", found.size())
                        .put("check_runs", new JsonArray(List.copyOf(found)))
                        .build());
    }

    private static JsonObject merged(JsonObject old, JsonObject changes) {
        JsonObject merged = old;
        for (String name : changes.members().keySet()) {
            merged = merged.with(name, Objects.requireNonNull(changes.get(name)));
        }
        return merged;
    }

    private static List<JsonObject> newestFirst(List<JsonObject> all) {
        List<JsonObject> copy = new ArrayList<>(all);
        Collections.reverse(copy);
        return copy;
    }
}
