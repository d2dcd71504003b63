package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;

/** The comments of one issue. */
final class JiraComments {

    /** Whom the token belongs to. */
    static final JsonObject AUTHOR = JsonObject.builder()
            .put("accountId", "5b10a2844c20165700ede21g")
            .put("displayName", "Loki")
            .put("emailAddress", JiraStandIn.EMAIL)
            .put("active", true)
            .build();

    private final JiraMemory memory;
    private final JiraIssue issue;

    JiraComments(JiraMemory memory, JiraIssue issue) {
        this.memory = memory;
        this.issue = issue;
    }

    MockResponse answer(JiraCall call) {
        return switch (call.method()) {
            case "GET" -> list(call);
            case "POST" -> add(call.body());
            case "PUT" -> change(call.part(3), call.body());
            default -> JiraReplies.error(405, "Method Not Allowed");
        };
    }

    private MockResponse list(JiraCall call) {
        List<JsonObject> all = new ArrayList<>(issue.comments);
        if (call.query().getOrDefault("orderBy", "").startsWith("-")) {
            Collections.reverse(all);
        }
        int from = call.number("startAt", 0);
        int to = Math.min(all.size(), from + Math.min(call.number("maxResults", 100), memory.pageSize));
        boolean withProperties = call.list("expand").contains("properties");
        return JiraReplies.json(
                200,
                JsonObject.builder()
                        .put("startAt", from)
                        .put("maxResults", to - from)
                        .put("total", all.size())
                        .put(
                                "comments",
                                new JsonArray(all.subList(Math.min(from, to), to).stream()
                                        .<JsonValue>map(comment -> withProperties ? comment : without(comment))
                                        .toList()))
                        .build());
    }

    private MockResponse add(JsonObject body) {
        JsonObject comment = body.with("id", new JsonString(memory.nextId())).with("author", AUTHOR);
        issue.comments.add(comment);
        return JiraReplies.json(201, without(comment));
    }

    private MockResponse change(String id, JsonObject body) {
        OptionalInt place = IntStream.range(0, issue.comments.size())
                .filter(i -> issue.comments.get(i).string("id").orElse("").equals(id))
                .findFirst();
        if (place.isEmpty()) {
            return JiraReplies.error(404, "Can not find a comment for the id: " + id + ".");
        }
        JsonObject changed = issue.comments.get(place.getAsInt());
        for (var member : body.members().entrySet()) {
            changed = changed.with(member.getKey(), member.getValue());
        }
        issue.comments.set(place.getAsInt(), changed);
        return JiraReplies.json(200, without(changed));
    }

    private static JsonObject without(JsonObject comment) {
        JsonObject.Builder shown = JsonObject.builder();
        comment.members().forEach((name, value) -> {
            if (!name.equals("properties")) {
                shown.put(name, value);
            }
        });
        return shown.build();
    }
}
