package dev.loki.adapter.fs.config;

import dev.loki.domain.tracker.WorkStatus;
import java.util.List;
import java.util.Map;

/**
 * What the file says of one service. Holds no secret.
 *
 * @param texts by the names of their fields, such as {@code url}; a truth is {@code true} or {@code false}
 * @param statuses what the team calls each status that it has a name of its own for
 * @param issueTypes the types of issues whose webhooks are listened to; empty for all
 */
public record ServiceConfig(Map<String, String> texts, Map<WorkStatus, String> statuses, List<String> issueTypes) {

    /** A file that says nothing. */
    public static final ServiceConfig NONE = new ServiceConfig(Map.of(), Map.of(), List.of());
}
