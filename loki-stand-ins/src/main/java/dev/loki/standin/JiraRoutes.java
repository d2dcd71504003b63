package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;

/** What Jira does at each of its addresses, on a good day. */
final class JiraRoutes {

    private final JiraMemory memory;
    private final String url;

    /** @param url as people see the server */
    JiraRoutes(JiraMemory memory, String url) {
        this.memory = memory;
        this.url = url;
    }

    MockResponse answer(JiraCall call) {
        Optional<JiraRefusal> refusal = memory.refusal(call);
        if (refusal.isPresent()) {
            return JiraReplies.error(refusal.get().status(), refusal.get().message());
        }
        return switch (call.part(0)) {
            case "myself" -> JiraReplies.json(200, JiraComments.AUTHOR);
            case "project" -> project(call);
            case "search" -> new JiraSearch(memory, url).answer(call.body());
            case "issue" -> issue(call);
            default -> JiraReplies.error(404, "null for uri: " + call.path());
        };
    }

    private MockResponse issue(JiraCall call) {
        if (call.path().size() == 1) {
            return new JiraCreation(memory, url).create(call.body());
        }
        if (call.part(1).equals("createmeta")) {
            return types(call);
        }
        return memory.find(call.part(1)).map(issue -> below(issue, call)).orElseGet(JiraReplies::unknownIssue);
    }

    private static MockResponse project(JiraCall call) {
        return call.part(1).equals("PROJ")
                ? JiraReplies.json(200, new JsonArray(List.of()))
                : JiraReplies.error(404, "No project could be found with key '" + call.part(1) + "'.");
    }

    private MockResponse below(JiraIssue issue, JiraCall call) {
        return switch (call.part(2)) {
            case "" -> JiraReplies.json(200, shown(issue, call));
            case "comment" -> new JiraComments(memory, issue).answer(call);
            case "transitions" -> call.method().equals("GET") ? transitions() : transition(issue, call.body());
            case "remotelink" -> link(issue, call.body());
            default -> JiraReplies.error(404, "null for uri: " + call.path());
        };
    }

    private JsonObject shown(JiraIssue issue, JiraCall call) {
        List<JsonValue> subtasks = memory.issues.stream()
                .filter(child -> child.type.level() < 0 && child.isBelow(issue))
                .<JsonValue>map(child -> child.json(url, List.of("summary", "status", "issuetype"), List.of()))
                .toList();
        issue.put("subtasks", new JsonArray(subtasks));
        return issue.json(
                url,
                call.query().containsKey("fields") ? call.list("fields") : List.of("*all"),
                call.list("properties"));
    }

    private MockResponse types(JiraCall call) {
        int from = call.number("startAt", 0);
        int to = Math.min(memory.types.size(), from + Math.min(call.number("maxResults", 50), memory.pageSize));
        return JiraReplies.json(
                200,
                JsonObject.builder()
                        .put("startAt", from)
                        .put("maxResults", to - from)
                        .put("total", memory.types.size())
                        .put(
                                "issueTypes",
                                new JsonArray(memory.types.subList(Math.min(from, to), to).stream()
                                        .<JsonValue>map(JiraType::json)
                                        .toList()))
                        .build());
    }

    private MockResponse transitions() {
        return JiraReplies.json(
                200,
                JsonObject.builder()
                        .put("expand", "transitions")
                        .put(
                                "transitions",
                                new JsonArray(memory.transitions.stream()
                                        .<JsonValue>map(JiraTransition::json)
                                        .toList()))
                        .build());
    }

    private MockResponse transition(JiraIssue issue, JsonObject body) {
        String id = body.get("transition") instanceof JsonObject wanted
                ? wanted.string("id").orElse("")
                : "";
        Optional<JiraTransition> transition =
                memory.transitions.stream().filter(one -> one.id().equals(id)).findFirst();
        if (transition.isEmpty()) {
            return JiraReplies.error(
                    400, "It seems that you have tried to perform a workflow operation that is not valid.");
        }
        if (transition.get().missing().isPresent()) {
            String field = transition.get().missing().get();
            return JiraReplies.fieldError(field, field + " is required.");
        }
        issue.moveTo(transition.get());
        return JiraReplies.nothing();
    }

    private MockResponse link(JiraIssue issue, JsonObject body) {
        String globalId = body.string("globalId").orElseGet(memory::nextId);
        boolean isNew = issue.links.put(globalId, body) == null;
        return JiraReplies.json(
                isNew ? 201 : 200,
                JsonObject.builder().put("id", 10_000).put("self", url).build());
    }
}
