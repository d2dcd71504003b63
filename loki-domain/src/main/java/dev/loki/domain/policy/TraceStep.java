package dev.loki.domain.policy;

import dev.loki.domain.json.JsonNull;
import dev.loki.domain.json.JsonNumber;
import dev.loki.domain.json.JsonObject;
import dev.loki.domain.json.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * One line of an explanation: a policy, and what it says to a context.
 *
 * @param policy the policy's name
 * @param origin where it stands
 * @param mode how seriously it is meant
 * @param condition what it asks, in words
 * @param violation how the context violates it; null where it does not
 */
public record TraceStep(
        String policy,
        Origin origin,
        Mode mode,
        String condition,
        @Nullable Violation violation) {

    /** The same step, said of a context that was changed in this way. */
    public TraceStep given(String change) {
        return new TraceStep(policy, origin, mode, condition + " (" + change + ")", violation);
    }

    /** The step in JSON answers. */
    public JsonObject toJson() {
        JsonValue line = origin.line() == 0 ? JsonNull.NULL : JsonNumber.of(origin.line());
        return JsonObject.builder()
                .put("policy", policy)
                .put("file", origin.file())
                .put("line", line)
                .put("mode", mode.wireName())
                .put("condition", condition)
                .put("satisfied", violation == null)
                .put("violation", violation == null ? JsonNull.NULL : violation.toJson())
                .build();
    }
}
