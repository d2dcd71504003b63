package dev.loki.application.policy;

import dev.loki.domain.json.JsonArray;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.policy.Decision;
import dev.loki.domain.policy.DecisionRecord;
import dev.loki.domain.policy.Violation;
import java.util.List;

/**
 * A decision that would be another.
 *
 * @param line the line of the log, from 1
 * @param before what was decided
 * @param now what would be decided
 */
public record ReplayChange(long line, DecisionRecord before, Decision now) {

    /** From what to what, such as {@code ALLOW->DENY}. */
    public String transition() {
        return before.verdict() + "->" + now.verdict();
    }

    /** The policies that ask for the new decision, strongest first. */
    public List<String> policies() {
        return now.violations().stream().map(Violation::policy).toList();
    }

    /** The change in JSON answers. */
    public JsonObject toJson() {
        JsonObject context = before.context();
        return JsonObject.builder()
                .put("line", line)
                .put("timestamp", before.timestamp())
                .put("point", before.point())
                .put("context", context == null ? JsonObject.EMPTY : context)
                .put("before", before.verdict().name())
                .put("policiesBefore", JsonArray.ofStrings(before.policies()))
                .put("now", now.verdict().name())
                .put("policies", JsonArray.ofStrings(policies()))
                .put("reason", now.reason())
                .build();
    }
}
