package dev.loki.adapter.jira.tracker;

import dev.loki.adapter.jira.json.JsonPath;
import dev.loki.domain.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of issue in a project. Names are the site's own, in its language: what tells kinds apart is the level.
 *
 * @param level 1 for epics, 0 for what stands below them, -1 for sub-tasks
 */
record IssueType(String id, String name, long level) {

    static IssueType of(JsonObject type) {
        return new IssueType(
                JsonPath.text(type, "id").orElse(""),
                JsonPath.text(type, "name").orElse(""),
                JsonPath.integer(type, "hierarchyLevel").orElse(JsonPath.isTrue(type, "subtask") ? -1 : 0));
    }

    /**
     * The kind of what is created below an issue: of the next level down, called Task where several are; in a project that
     * has none there, the next below.
     *
     * @param parent the kind of the issue above
     * @param project its key
     */
    static IssueType below(IssueType parent, String project, List<IssueType> types) {
        if (parent.level < 0) {
            throw JiraTroubles.refused("the issue is a " + parent.name
                    + ", and Jira keeps nothing below a sub-task; name the issue above it");
        }
        return types.stream()
                .filter(type -> type.level < parent.level)
                .min(Comparator.comparing(IssueType::depth).thenComparing(type -> !type.name.equalsIgnoreCase("Task")))
                .orElseThrow(
                        () -> JiraTroubles.refused("project " + project + " has no type of issue that stands below a "
                                + parent.name + ", or lets us create none; it has " + names(types)
                                + ". Add one in the project's settings, or let the account create issues"));
    }

    private long depth() {
        return -level;
    }

    private static String names(List<IssueType> types) {
        return types.isEmpty()
                ? "none for us"
                : types.stream().map(IssueType::name).limit(20).collect(Collectors.joining(", "));
    }
}
