package dev.loki.domain.policy;

import dev.loki.domain.json.JsonObject;
import java.util.Map;

/**
 * One policy that a context does not satisfy.
 *
 * @param policy the policy's name
 * @param action what the policy asks for
 * @param code why, for programs
 * @param message why, for people; carries no secret
 * @param findings how often each detector found something, where content was looked through
 */
public record Violation(
        String policy, PolicyAction action, ReasonCode code, String message, Map<String, Integer> findings) {

    /** One that is not of content. */
    public Violation(String policy, PolicyAction action, ReasonCode code, String message) {
        this(policy, action, code, message, Map.of());
    }

    /** The violation in JSON answers. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("policy", policy)
                .put("action", action.wireName())
                .put("code", code.wireName())
                .put("message", message)
                .build();
    }
}
