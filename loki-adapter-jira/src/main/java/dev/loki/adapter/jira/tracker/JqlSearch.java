package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Searches with JQL, every page of it. What was found is behind the times by seconds, except for issues that are to be
 * reconciled: those are looked at as they are. A page may be short, and the last one may come with the token that led to it; an
 * end is what says so, has no token, or repeats one and brings nothing new.
 */
final class JqlSearch {

    /** As many as are reconciled at once. */
    static final int MOST_RECONCILED = 50;

    /** Of descriptions of the longest kind, that much fits into an answer of ten megabytes. */
    private static final int PAGE = 50;

    private static final int MOST_PAGES = 100;

    private final JiraClient client;

    JqlSearch(JiraClient client) {
        this.client = client;
    }

    /**
     * All that was found, each once.
     *
     * @param complete false where there are more than {@value #MOST_PAGES} pages of it
     */
    record Found(List<JsonObject> issues, boolean complete) {}

    /**
     * What a query finds.
     *
     * @param what it is about, for a person
     * @param properties of issues, to be shown with them
     * @param reconciled ids of issues, at most {@value #MOST_RECONCILED}
     */
    Found all(String what, String jql, List<String> fields, List<String> properties, Collection<String> reconciled) {
        JsonObject first = query(jql, fields, properties, reconciled);
        JsonObject query = first;
        Map<String, JsonObject> found = new LinkedHashMap<>();
        Set<String> tokens = new HashSet<>();
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonObject answer = client.ask(what, "search/jql", query);
            boolean news = add(JsonPath.objects(answer, "issues"), found);
            Optional<String> token = JsonPath.text(answer, "nextPageToken");
            if (token.isEmpty() || JsonPath.isTrue(answer, "isLast")) {
                return new Found(List.copyOf(found.values()), true);
            }
            if (!tokens.add(token.get()) && !news) {
                return new Found(List.copyOf(found.values()), true);
            }
            query = first.with("nextPageToken", new JsonString(token.get()));
        }
        return new Found(List.copyOf(found.values()), false);
    }

    private static boolean add(List<JsonObject> issues, Map<String, JsonObject> found) {
        int before = found.size();
        issues.forEach(issue -> found.putIfAbsent(IssueRef.of(issue).id(), issue));
        return found.size() > before;
    }

    private static JsonObject query(
            String jql, List<String> fields, List<String> properties, Collection<String> reconciled) {
        JsonObject.Builder query = JsonObject.builder()
                .put("jql", jql)
                .put("fields", JsonArray.ofStrings(fields))
                .put("maxResults", PAGE);
        if (!properties.isEmpty()) {
            query.put("properties", JsonArray.ofStrings(properties));
        }
        if (!reconciled.isEmpty()) {
            query.put(
                    "reconcileIssues",
                    new JsonArray(reconciled.stream()
                            .<JsonValue>map(JsonNumber::parse)
                            .toList()));
        }
        return query.build();
    }
}
