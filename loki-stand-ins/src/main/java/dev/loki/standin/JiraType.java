package dev.loki.standin;

import dev.loki.domain.json.JsonObject;

/**
 * A kind of issue that a project of Jira's has.
 *
 * @param name in the language of the site
 * @param level 1 for epics, 0 for what stands below them, -1 for sub-tasks
 */
public record JiraType(String id, String name, int level) {

    JsonObject json() {
        return JsonObject.builder()
                .put("id", id)
                .put("name", name)
                .put("subtask", level < 0)
                .put("hierarchyLevel", level)
                .build();
    }
}
