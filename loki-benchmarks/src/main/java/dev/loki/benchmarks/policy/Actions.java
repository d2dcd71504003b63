package dev.loki.benchmarks.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import java.util.List;

/** The actions that the benchmarks ask about. */
final class Actions {

    static final JsonObject DEPLOYMENT = JsonObject.builder()
            .put("passed_gates", JsonArray.ofStrings(List.of("lint", "unit", "review")))
            .build();
    static final JsonObject SPENDING = JsonObject.builder()
            .put("provider", "claude")
            .put("tokens_consumed", 1200)
            .build();
    static final JsonObject AGENTS =
            JsonObject.builder().put("active_agents", 3).build();

    private Actions() {}

    /** A file that is written in a project. */
    static JsonObject.Builder fileWrite(String project, String path) {
        return JsonObject.builder()
                .put("file_path", project + "/" + path)
                .put("project_dir", project)
                .put("active_agents", 3);
    }
}
