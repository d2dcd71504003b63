package dev.loki.cli.status;

import dev.loki.bootstrap.Project;
import dev.loki.cli.cost.BudgetJson;
import dev.loki.domain.approval.ApprovalJson;
import dev.loki.domain.audit.AuditEntry;
import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import dev.loki.ports.event.EventBusStats;
import java.util.List;

/** How things stand in a project, for programs. */
final class StatusJson {

    private StatusJson() {}

    static JsonObject of(Project project, StatusReading status) {
        return JsonObject.builder()
                .put("project", project.root().toString())
                .put("at", status.at().toString())
                .put(
                        "run",
                        status.session() == null
                                ? JsonNull.NULL
                                : status.session().json())
                .put(
                        "chain",
                        status.chain() == null ? JsonNull.NULL : status.chain().json())
                .put("budgets", BudgetJson.all(status.budgets()))
                .put(
                        "approvals",
                        array(status.waiting().stream().map(ApprovalJson::of).toList()))
                .put(
                        "denials",
                        array(status.denials().stream().map(AuditEntry::toJson).toList()))
                .put("events", status.events() == null ? JsonNull.NULL : events(status.events()))
                .put("troubles", JsonArray.ofStrings(status.troubles()))
                .build();
    }

    private static JsonObject events(EventBusStats events) {
        return JsonObject.builder()
                .put("pending", events.pending())
                .put("last_minute", events.lastMinute())
                .put(
                        "groups",
                        array(events.groups().stream()
                                .map(group -> JsonObject.builder()
                                        .put("name", group.name())
                                        .put("lag", group.lag())
                                        .put("dead_letters", group.deadLetters())
                                        .put("active", group.active())
                                        .build())
                                .toList()))
                .build();
    }

    private static JsonArray array(List<JsonObject> objects) {
        return new JsonArray(List.<JsonValue>copyOf(objects));
    }
}
