package dev.loki.standin;

import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the stand-in remembers of an issue. Not thread-safe. */
final class JiraIssue {

    final String id;
    final JiraType type;
    final List<JsonObject> comments = new ArrayList<>();
    final List<String> statuses = new ArrayList<>();
    final Map<String, JsonObject> links = new LinkedHashMap<>();
    final Map<String, JsonValue> properties = new LinkedHashMap<>();

    /** From which request on the search knows it. */
    final int searchableFrom;

    private final List<String> keys = new ArrayList<>();
    private JsonObject fields;

    JiraIssue(String id, String key, JiraType type, JsonObject fields, int searchableFrom) {
        this.id = id;
        this.keys.add(key);
        this.type = type;
        this.searchableFrom = searchableFrom;
        this.fields = fields.with("issuetype", type.json())
                .with("status", JiraTransition.status("To Do", "new"))
                .with("project", project());
    }

    String key() {
        return keys.get(keys.size() - 1);
    }

    /** That it has and had: Jira answers to each. */
    List<String> keys() {
        return keys;
    }

    String projectKey() {
        return key().substring(0, key().indexOf('-'));
    }

    void move(String newKey) {
        keys.add(newKey);
        put("project", project());
    }

    boolean isBelow(JiraIssue parent) {
        return fields.get("parent") instanceof JsonObject above
                && above.string("id").orElse("").equals(parent.id);
    }

    JsonObject fields() {
        return fields;
    }

    void put(String field, JsonValue value) {
        fields = fields.with(field, value);
    }

    void moveTo(JiraTransition transition) {
        put("status", transition.status());
        statuses.add(transition.to());
    }

    /** As Jira shows it, with those of its fields and properties that were asked for. */
    JsonObject json(String url, List<String> wanted, List<String> wantedProperties) {
        JsonObject.Builder shown = JsonObject.builder().put("id", id);
        if (!wanted.equals(List.of("id"))) {
            shown.put("key", key())
                    .put("self", url + "/rest/api/3/issue/" + id)
                    .put("fields", only(fields.members(), wanted));
        }
        return wantedProperties.isEmpty()
                ? shown.build()
                : shown.put("properties", only(properties, wantedProperties)).build();
    }

    private static JsonObject only(Map<String, JsonValue> all, List<String> wanted) {
        JsonObject.Builder shown = JsonObject.builder();
        all.forEach((name, value) -> {
            if (wanted.contains(name) || wanted.contains("*all")) {
                shown.put(name, value);
            }
        });
        return shown.build();
    }

    private JsonObject project() {
        return JsonObject.builder().put("id", "10000").put("key", projectKey()).build();
    }
}
