package dev.loki.standin;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonString;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * What Jira takes: what its OpenAPI document says, and what that leaves open. There, {@code fields} is a free map, and no
 * text has a longest length.
 */
final class JiraRules {

    private static final int MOST_TEXT = 32_767;
    private static final int MOST_LINE = 255;
    private static final int MOST_RECONCILED = 50;
    private static final Pattern NOT_ONE_LINE = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");

    private JiraRules() {}

    /** @param prefix what stands before the paths of the document */
    static List<String> complaints(RecordedRequest request, String prefix) {
        List<String> complaints = new ArrayList<>(OpenApiSchema.JIRA.complaints(request, prefix));
        JiraCall call = JiraCall.of(request);
        switch (call.method() + " " + call.resource()) {
            case "POST comment", "PUT comment" -> document(call.body().get("body"), complaints);
            case "POST issue" -> issue(call.body(), complaints);
            case "POST remotelink" -> link(call.body(), complaints);
            case "POST search" -> search(call.body(), complaints);
            default -> {}
        }
        return complaints;
    }

    private static void issue(JsonObject body, List<String> complaints) {
        JsonObject fields = body.get("fields") instanceof JsonObject given ? given : JsonObject.EMPTY;
        line("summary", fields.string("summary"), complaints);
        if (fields.get("description") != null) {
            document(fields.get("description"), complaints);
        }
        if (fields.get("labels") instanceof JsonArray labels) {
            labels.elements().stream()
                    .filter(label ->
                            !(label instanceof JsonString text) || !text.value().matches("\\S{1,255}"))
                    .forEach(label -> complaints.add("a label is one word of at most 255 characters: " + label));
        }
    }

    private static void link(JsonObject body, List<String> complaints) {
        line("globalId", body.string("globalId"), complaints);
        JsonObject object = body.get("object") instanceof JsonObject given ? given : JsonObject.EMPTY;
        line("title", object.string("title"), complaints);
    }

    private static void search(JsonObject body, List<String> complaints) {
        if (!(body.get("fields") instanceof JsonArray)) {
            complaints.add("without fields there is nothing but ids");
        }
        if (body.get("reconcileIssues") instanceof JsonArray ids
                && ids.elements().size() > MOST_RECONCILED) {
            complaints.add("at most " + MOST_RECONCILED + " issues can be reconciled");
        }
    }

    private static void line(String field, Optional<String> text, List<String> complaints) {
        if (text.isEmpty() || text.get().isBlank() || text.get().length() > MOST_LINE) {
            complaints.add(field + " must have 1 to " + MOST_LINE + " characters");
        } else if (NOT_ONE_LINE.matcher(text.get()).find()) {
            complaints.add(field + " must be one line");
        }
    }

    private static void document(@Nullable JsonValue value, List<String> complaints) {
        if (!(value instanceof JsonObject document)) {
            complaints.add("Operation value must be an Atlassian Document");
            return;
        }
        if (AdfSchema.isThere()) {
            complaints.addAll(AdfSchema.complaints(document));
        }
        int length = text(document).mapToInt(String::length).sum();
        if (length > MOST_TEXT) {
            complaints.add("The entered text is too long. It exceeds the allowed limit of 32,767 characters.");
        }
    }

    private static Stream<String> text(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.elements().stream().flatMap(JiraRules::text);
        }
        return value instanceof JsonObject node
                ? Stream.concat(
                        node.string("text").stream(),
                        Optional.ofNullable(node.get("content")).stream().flatMap(JiraRules::text))
                : Stream.empty();
    }
}
