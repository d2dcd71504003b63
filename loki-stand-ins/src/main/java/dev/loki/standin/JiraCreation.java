package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;

/** {@code POST /issue}: an issue of a type that the project has, on a level below its parent's. */
final class JiraCreation {

    private final JiraMemory memory;
    private final String url;

    JiraCreation(JiraMemory memory, String url) {
        this.memory = memory;
        this.url = url;
    }

    MockResponse create(JsonObject body) {
        JsonObject fields = body.get("fields") instanceof JsonObject given ? given : JsonObject.EMPTY;
        Optional<JiraType> type = named(fields, "issuetype", "id").flatMap(memory::type);
        if (type.isEmpty()) {
            return JiraReplies.fieldError("issuetype", "issue type is required");
        }
        Optional<JiraIssue> parent = named(fields, "parent", "id")
                .or(() -> named(fields, "parent", "key"))
                .flatMap(memory::find);
        if (parent.isEmpty()
                ? type.get().level() < 0
                : parent.get().type.level() != type.get().level() + 1) {
            return JiraReplies.fieldError("parent", "Given parent issue does not belong to appropriate hierarchy.");
        }
        if (!memory.takesLabels && fields.get("labels") != null) {
            return JiraReplies.fieldError(
                    "labels", "Field 'labels' cannot be set. It is not on the appropriate screen, or unknown.");
        }
        String project = named(fields, "project", "key").orElse("");
        JiraIssue issue = memory.add(memory.nextKey(project), type.get(), fields, memory.searchLag);
        parent.ifPresent(above -> issue.put("parent", above.json(url, List.of("summary"), List.of())));
        properties(body)
                .forEach(property -> issue.properties.put(
                        property.string("key").orElse(""),
                        Optional.ofNullable(property.get("value")).orElse(new JsonString(""))));
        return JiraReplies.json(
                201,
                JsonObject.builder()
                        .put("id", issue.id)
                        .put("key", issue.key())
                        .put("self", url + "/rest/api/3/issue/" + issue.id)
                        .build());
    }

    private static Optional<String> named(JsonObject fields, String field, String name) {
        return fields.get(field) instanceof JsonObject object ? object.string(name) : Optional.empty();
    }

    private static List<JsonObject> properties(JsonObject body) {
        return body.get("properties") instanceof JsonArray list
                ? list.elements().stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
