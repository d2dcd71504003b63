package dev.loki.adapter.jira.tracker;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * An issue to be created. Which operation made it stands in a label, which people and the search see, and in a property,
 * which a copy of the issue does not have; both are set by the call that creates it.
 *
 * @param title cut to one line of {@value #MOST_SUMMARY} characters
 * @param description a document
 */
record NewIssue(Operation operation, String title, Optional<JsonObject> description) {

    private static final String LABEL = "loki";
    private static final int LABEL_DIGITS = 16;
    private static final int MOST_SUMMARY = 255;

    /** Without a space, as labels are. */
    String label() {
        return LABEL + "-" + operation.digest().substring(0, LABEL_DIGITS);
    }

    JsonObject request(Parent parent, IssueType type, boolean labelled) {
        JsonObject.Builder fields = JsonObject.builder()
                .put(
                        "project",
                        JsonObject.builder().put("key", parent.project()).build())
                .put("issuetype", JsonObject.builder().put("id", type.id()).build())
                .put(
                        "parent",
                        JsonObject.builder().put("key", parent.ref().key()).build())
                .put("summary", summary());
        description.ifPresent(document -> fields.put("description", document));
        if (labelled) {
            fields.put("labels", JsonArray.ofStrings(List.of(LABEL, label())));
        }
        return JsonObject.builder()
                .put("fields", fields.build())
                .put("properties", operation.properties())
                .build();
    }

    private String summary() {
        String line = OneLine.of(title);
        if (line.isEmpty()) {
            throw JiraTroubles.refused(
                    "a sub-task has no title: Jira wants one of 1 to " + MOST_SUMMARY + " characters");
        }
        return OneLine.cut(line, MOST_SUMMARY);
    }
}
