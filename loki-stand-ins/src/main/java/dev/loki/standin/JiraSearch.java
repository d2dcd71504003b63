package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** {@code POST /search/jql}: in pages, and behind the times, except for issues that are to be reconciled. */
final class JiraSearch {

    private static final String TOKEN = "page-";

    private final JiraMemory memory;
    private final String url;

    JiraSearch(JiraMemory memory, String url) {
        this.memory = memory;
        this.url = url;
    }

    MockResponse answer(JsonObject request) {
        Predicate<JiraIssue> meant;
        try {
            meant = JiraQuery.parse(request.string("jql").orElse(""));
        } catch (IllegalArgumentException e) {
            return JiraReplies.error(400, String.valueOf(e.getMessage()));
        }
        List<String> reconciled = texts(request.get("reconcileIssues"));
        List<JiraIssue> found = memory.issues.stream()
                .filter(issue -> memory.isSearchable(issue) || reconciled.contains(issue.id))
                .filter(meant)
                .toList();
        return page(request, found);
    }

    private MockResponse page(JsonObject request, List<JiraIssue> found) {
        int from = request.string("nextPageToken")
                .map(token -> Integer.parseInt(token.substring(TOKEN.length())))
                .orElse(0);
        int to = Math.min(found.size(), from + size(request));
        List<String> fields = Optional.of(texts(request.get("fields")))
                .filter(list -> !list.isEmpty())
                .orElse(List.of("id"));
        List<String> properties = texts(request.get("properties"));
        JsonObject.Builder answer = JsonObject.builder()
                .put(
                        "issues",
                        new JsonArray(found.subList(Math.min(from, to), to).stream()
                                .<JsonValue>map(issue -> issue.json(url, fields, properties))
                                .toList()));
        if (to < found.size()) {
            answer.put("nextPageToken", TOKEN + to);
        } else if (memory.repeatsTokens) {
            answer.put("nextPageToken", TOKEN + from);
        } else {
            answer.put("isLast", true);
        }
        return JiraReplies.json(200, answer.build());
    }

    private int size(JsonObject request) {
        int asked = request.get("maxResults") instanceof JsonNumber number ? (int) number.longValueExact() : 50;
        return Math.min(asked, memory.pageSize);
    }

    private static List<String> texts(@Nullable JsonValue list) {
        return list instanceof JsonArray array
                ? array.elements().stream().flatMap(JiraSearch::text).toList()
                : List.of();
    }

    private static Stream<String> text(JsonValue value) {
        return value instanceof JsonString string ? Stream.of(string.value()) : Stream.of(value.toString());
    }
}
